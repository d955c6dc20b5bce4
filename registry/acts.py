"""The life of a licence, an application and an appeal as one table: which act leads where.

The office's pages, the services, the tests and the README's diagram (`services.drawing`) all read
this table. `expired` is in nobody's hands: it follows from the last valid day.
"""

from dataclasses import dataclass
from datetime import date

from audits.standing import MAY_RECRUIT, STOPS
from audits.words import N_

KINDS = LICENCE, APPLICATION, APPEAL = "licence", "application", "appeal"
RUNNING = frozenset({"applied", "under_review", "refusal_intended"})
PENDING = frozenset({"pending"})
# A licence is in none of these by an act; a list may report them all the same.
UNLICENSED = frozenset({None, *RUNNING, "refused", "withdrawn", "never_licensed"})
ENDED = frozenset({"expired", "renewal_pending", "surrendered", "delisted"})
LAPSED = frozenset({"expired", "renewal_pending"})
TAKEN = frozenset({"revoked", "delisted", "disqualified"})
ALL = UNLICENSED | MAY_RECRUIT | STOPS | ENDED | {"revoked"}

# From the lightest to the gravest: an appeal that fails never lightens what came meanwhile.
GRAVITY = ("valid", "surveillance", "provisional", "conditional", "expired",
           "preventive_suspension", "suspended", "surrendered", "delisted", "revoked",
           "disqualified")  # fmt: skip

# Acts with which an application or an appeal begins.
FIRST = ("apply", "appeal", "appeal_refusal")
# Acts with which an application that is running comes to its good end.
GRANTING = ("grant", "provisional", "renew")
# Acts that make an agency of somebody who had no licence: who it resembles is looked at before.
GUARDED = ("grant", "provisional")
AS_BEFORE = "as before"
"""What an act makes of a licence that it gives back: what it was when it last might recruit."""

# What a person is in an agency, in words: whoever is disqualified with it is one of these.
PERSON_ROLES = {
    "owner": N_("owner"),
    "director": N_("director"),
    "manager": N_("manager"),
    "representative": N_("representative"),
    "sub_agent": N_("sub-agent"),
    "field_staff": N_("field officer"),
}


@dataclass(frozen=True)
class Decision:
    """An authority's act: what, from which day, why, until when, within what.

    `expires_on` is a licence's last valid day; from `until` on the act holds no more; `stayed`
    says whether a decision appealed against does not apply until the appeal is decided; `persons`
    are disqualified with their agency, each by name and role, until the day `barred_until` where
    that is said.
    """

    act: str
    since: date
    ground: str
    expires_on: date | None = None
    issued_on: date | None = None
    limits: str | None = None
    basis: str | None = None
    document: str | None = None
    until: date | None = None
    due_on: date | None = None
    stayed: bool | None = None
    persons: tuple[tuple[str, str], ...] = ()
    barred_until: date | None = None


@dataclass(frozen=True)
class Act:
    """One act: whose status it changes (`of`), on which it is possible, and what it makes of it.

    `before` is of the same kind unless it is an appeal `against` a licence or an application.
    `makes` is None where the status stays. `states` are the answers that it must state besides the
    day and the ground, `may_state` those that it may. `two` says that a second person approves it.
    """

    of: str
    before: frozenset[str | None]
    makes: str | None
    states: tuple[str, ...] = ()
    may_state: tuple[str, ...] = ()
    two: bool = True
    against: str | None = None

    @property
    def on(self) -> str:
        """Whose status says whether the act is possible."""
        return self.against or self.of

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers that the act has room for, those that it must state first."""
        return self.states + self.may_state


ACTS: dict[str, Act] = {
    "apply": Act(APPLICATION, frozenset({None, "refused", "withdrawn", "granted"}), "applied",
                 two=False),
    "review": Act(APPLICATION, frozenset({"applied"}), "under_review", two=False),
    "note_inspection": Act(APPLICATION, frozenset({"under_review"}), None, two=False),
    "note_fitness": Act(APPLICATION, frozenset({"under_review"}), None, two=False),
    "intend_refusal": Act(APPLICATION, frozenset({"applied", "under_review"}), "refusal_intended",
                          ("basis",)),
    "refuse": Act(APPLICATION, frozenset({"under_review", "refusal_intended"}), "refused",
                  ("basis",)),
    "withdraw": Act(APPLICATION, RUNNING, "withdrawn", two=False),
    "grant": Act(LICENCE, UNLICENSED | MAY_RECRUIT | ENDED | {"revoked"}, "valid", (),
                 ("expires_on",)),
    "provisional": Act(LICENCE, UNLICENSED | ENDED, "provisional", (), ("expires_on", "limits")),
    "renew": Act(LICENCE, MAY_RECRUIT | LAPSED, AS_BEFORE, ("expires_on",)),
    "restrict": Act(LICENCE, MAY_RECRUIT, "conditional", ("limits",), ("due_on",)),
    "surveil": Act(LICENCE, frozenset({"valid"}), "surveillance"),
    "lift": Act(LICENCE, frozenset({"conditional", "surveillance"}), AS_BEFORE),
    "suspend_preventively": Act(LICENCE, MAY_RECRUIT, "preventive_suspension", (), ("until",)),
    "suspend": Act(LICENCE, MAY_RECRUIT | LAPSED | {"preventive_suspension"}, "suspended", (),
                   ("until",)),
    "reinstate": Act(LICENCE, STOPS | {"revoked"}, AS_BEFORE, (), ("expires_on",)),
    "surrender": Act(LICENCE, MAY_RECRUIT | LAPSED | STOPS, "surrendered"),
    "revoke": Act(LICENCE, MAY_RECRUIT | LAPSED | STOPS | {"surrendered"}, "revoked"),
    "delist": Act(LICENCE, MAY_RECRUIT | LAPSED, "delisted"),
    "disqualify": Act(LICENCE, ALL, "disqualified", ("basis",),
                      ("persons", "barred_until")),
    "appeal": Act(APPEAL, STOPS | TAKEN | {"conditional", "surveillance"}, "pending", ("stayed",),
                  against=LICENCE),
    "appeal_refusal": Act(APPEAL, frozenset({"refused"}), "pending", against=APPLICATION),
    "allow_appeal": Act(APPEAL, PENDING, "allowed"),
    "dismiss_appeal": Act(APPEAL, PENDING, "dismissed", (), ("until",)),
}  # fmt: skip


def possible(licence: str | None, application: str | None, appeal: str | None) -> list[str]:
    """The acts that these statuses allow, in the order of the table."""
    return [name for name in ACTS if is_possible(name, licence, application, appeal)]


def is_possible(
    name: str, licence: str | None, application: str | None, appeal: str | None
) -> bool:
    """Whether an act can be done where the licence, the application and the appeal stand so."""
    act = ACTS[name]
    if name in FIRST and act.of == APPEAL and appeal in PENDING:  # one at a time
        return False
    if licence == "disqualified" and APPLICATION in (act.of, act.on):
        return False
    return {LICENCE: licence, APPLICATION: application, APPEAL: appeal}[act.on] in act.before
