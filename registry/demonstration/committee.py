"""Who takes part in the demonstration: organisations, joint committees, and people with roles.

All are invented. Addresses of persons stand in a reserved domain (RFC 2606); roles are named as
in `registry.access`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Organisation:
    """A ministry, a trade union or an agency (`kind`: ministry, union, agency)."""

    slug: str
    name: str
    kind: str
    country: str


@dataclass(frozen=True)
class Committee:
    """The joint body of one agreement; `members` are slugs of organisations."""

    slug: str
    name: str
    instrument: str
    origin: str
    destination: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    """One account: its role, and its organisation's slug (None for the administrator)."""

    email: str
    display_name: str
    role: str
    organisation: str | None


ORGANISATIONS = (
    Organisation("np-labour", "Department of Foreign Employment, Nepal (demonstration)",
                 "ministry", "NPL"),
    Organisation("my-labour", "Ministry of Human Resources, Malaysia (demonstration)",
                 "ministry", "MYS"),
    Organisation("np-union", "Union of Workers Abroad, Nepal (demonstration)", "union", "NPL"),
    Organisation("ph-labour", "Department of Migrant Workers, Philippines (demonstration)",
                 "ministry", "PHL"),
    Organisation("sa-labour", "Ministry of Human Resources, Saudi Arabia (demonstration)",
                 "ministry", "SAU"),
    Organisation("ph-union", "Domestic Workers' Union, Philippines (demonstration)", "union",
                 "PHL"),
    Organisation("np-agency", "An agency of Nepal at its own record (demonstration)", "agency",
                 "NPL"),
)  # fmt: skip
COMMITTEES = (
    Committee("npl-mys", "Joint Technical Committee Nepal-Malaysia (demonstration)",
              "NPL-MYS-2018", "NPL", "MYS", ("np-labour", "my-labour", "np-union")),
    Committee("phl-sau", "Joint Committee Philippines-Saudi Arabia (demonstration)",
              "PHL-SAU-2013-DW", "PHL", "SAU", ("ph-labour", "sa-labour", "ph-union")),
)  # fmt: skip

ADMINISTRATOR = Person("administrator@example.org", "Demo Administrator", "administrator", None)
NEPAL_OFFICER = Person("ministry.nepal@example.org", "Sarita Demo-Khadka", "ministry", "np-labour")
NEPAL_COLLEAGUE = Person("second.nepal@example.org", "Prakash Demo-Thapa", "ministry", "np-labour")
AUDITOR = Person("committee.nepal-malaysia@example.org", "Aminah Demo-Rashid", "committee",
                 "my-labour")  # fmt: skip
REVIEWER = Person("review.nepal-malaysia@example.org", "Bishnu Demo-Adhikari", "committee",
                  "np-labour")  # fmt: skip
OBSERVER = Person("union.nepal@example.org", "Devi Demo-Tamang", "observer", "np-union")
MALAYSIA_OFFICER = Person("ministry.malaysia@example.org", "Farid Demo-Osman", "ministry",
                          "my-labour")  # fmt: skip
AGENCY_DESK = Person("agency.nepal@example.org", "Dolma Demo-Sherpa", "agency", "np-agency")
PEOPLE = (
    ADMINISTRATOR,
    NEPAL_OFFICER,
    NEPAL_COLLEAGUE,
    Person("ministry.philippines@example.org", "Liza Demo-Santos", "ministry", "ph-labour"),
    AUDITOR,
    REVIEWER,
    OBSERVER,
    Person("committee.philippines-saudi@example.org", "Ramon Demo-Cruz", "committee",
           "ph-labour"),
    MALAYSIA_OFFICER,
    AGENCY_DESK,
)  # fmt: skip
