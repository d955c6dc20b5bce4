"""Who acts for the invented agencies and where, their partners, and what they were called before.

Names of persons carry "Demo-", partners and employers the local word for "example", pages lie in a
reserved domain (RFC 2606): nobody and nothing of this is real.
"""

from dataclasses import dataclass
from datetime import date

from registry.demonstration.agencies import Agency
from registry.demonstration.rows import INVENTED, ago


@dataclass(frozen=True)
class Known:
    """One entry about an agency, in the words of the exchange file.

    `registered` says whether the authority has registered a person; None is not said.
    """

    agency: Agency
    kind: str
    name: str | None
    number: str | None = None
    registered: bool | None = None
    country: str | None = None
    address: str | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    source: str = INVENTED


# Whose names each invented register publishes.
PUBLISHED = {
    "demo-np": ("director", "owner", "sub_agent", "field_staff"),
    "demo-ph": ("director",),
}


def entries(agencies: dict[str, Agency], today: date) -> tuple[Known, ...]:
    """Everything that the invented agencies are known by, as it stands on that day."""
    return (*_kafal(agencies["kafal"], today), *_others(agencies, today))


def _kafal(kafal: Agency, today: date) -> tuple[Known, ...]:
    """The audited agency: a branch, two field officers of whom one is not registered, and more."""
    begun = ago(today, 1500)
    return (
        Known(kafal, "former_name", "Kafal Pani Placement Sewa", until=ago(today, 1800)),
        Known(kafal, "former_number", "9002/070/71", until=ago(today, 1546)),
        Known(kafal, "social_page", "https://social.example.org/kafalpani"),
        Known(kafal, "branch", "Pokhara branch", "NP-DEMO-B2",
              address="Demonstration House 2, Lakeside, Pokhara", phones=("+977-61-5550113",),
              emails=("pokhara@kafal.example.org",), since=begun),
        Known(kafal, "branch", "Butwal branch", "NP-DEMO-B1",
              address="Demonstration House 1, Butwal", since=ago(today, 2400),
              until=ago(today, 900)),
        Known(kafal, "training_centre", "Kafal Orientation Centre",
              address="Demonstration House 14, Basundhara, Kathmandu", since=begun),
        Known(kafal, "owner", "Maya Demo-Shrestha", since=ago(today, 2640)),
        Known(kafal, "director", "Dipesh Demo-Karki", since=ago(today, 2640)),
        Known(kafal, "field_staff", "Ganga Demo-Tamang", "NP-DEMO-F17", registered=True,
              address="Syangja", phones=("+977-98-5550117",), since=ago(today, 700)),
        Known(kafal, "field_staff", "Lok Demo-Bahadur", registered=False, address="Parbat",
              phones=("+977-98-5550118",), since=ago(today, 60)),
        Known(kafal, "partner_agency", "Perantara Contoh Sdn. Bhd.", "MY-DEMO-204",
              country="MYS", since=begun),
        Known(kafal, "accredited_employer", "Bukit Contoh Gloves Sdn. Bhd.", country="MYS",
              since=ago(today, 1400)),
    )  # fmt: skip


def _others(agencies: dict[str, Agency], today: date) -> tuple[Known, ...]:
    """Some of the others, so that no page looks alike."""
    aiselu, timmur, alitaptap = (agencies[key] for key in ("aiselu", "timmur", "alitaptap"))
    return (
        Known(aiselu, "director", "Nirmala Demo-Poudel", since=ago(today, 3010)),
        Known(aiselu, "branch", "Biratnagar branch", "NP-DEMO-B5",
              address="Demonstration House 3, Biratnagar", phones=("+977-21-5550121",),
              since=ago(today, 1100)),
        Known(aiselu, "accredited_employer", "Seri Contoh Electronics Sdn. Bhd.", country="MYS",
              since=ago(today, 1000)),
        Known(timmur, "owner", "Raju Demo-Chaudhary", since=ago(today, 2100)),
        Known(timmur, "director", "Raju Demo-Chaudhary", since=ago(today, 2100)),
        Known(alitaptap, "director", "Corazon Demo-Reyes", since=ago(today, 2900)),
        Known(alitaptap, "sub_agent", "Bayani Demo-Cruz", registered=False, address="Bicol",
              since=ago(today, 300)),
        Known(alitaptap, "partner_agency", "Dana Mithal Recruitment Est.", country="SAU",
              since=ago(today, 1200)),
    )  # fmt: skip
