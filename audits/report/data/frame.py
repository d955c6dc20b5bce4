"""The report's frame: what it is, who receives it, whom it is about, by which law and method."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Basis: TypeAlias = Literal["agreement", "national_law", "convention", "standard"]
Force: TypeAlias = Literal["confirmed", "unconfirmed", "assumed"]
Seen: TypeAlias = Literal["full_text", "excerpt", "secondary", ""]


@dataclass(frozen=True)
class Period:
    """The days that the audit looks at: from `since` to the day before `until`."""

    since: date
    until: date


@dataclass(frozen=True)
class Cover:
    """What identifies the report; `data_hash` is the SHA-256 of the data that it was made from."""

    reference: str
    version: str
    issued_on: date
    issuing_body: str
    agreement_id: str
    agreement_title: str
    data_hash: str
    distribution: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Member:
    """A body with a seat in the committee, for which party and in which role."""

    body: str
    role: str
    party: str = ""


@dataclass(frozen=True)
class Answer:
    """What the agreement answers to a question of its scorecard: present, absent or not_seen."""

    question: str
    state: str


@dataclass(frozen=True)
class Committee:
    """The joint body that receives the report; `cite` is the article that sets it up, if seen.

    `scorecard` is of the agreement that the body follows up.
    """

    name: str
    cite: str = ""
    members: tuple[Member, ...] = ()
    scorecard: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class LicenceEntry:
    """One dated entry of a licence's history; `status` is a key of the register's statuses."""

    since: date
    status: str
    ground: str = ""
    act: str = ""


@dataclass(frozen=True)
class Agency:
    """The audited agency; `status` is one whole sentence on what it may do and as of when."""

    name: str
    number: str
    register: str
    status: str
    local_name: str = ""
    country: str = ""
    corridors: tuple[str, ...] = ()
    history: tuple[LicenceEntry, ...] = ()


@dataclass(frozen=True)
class Run:
    """The check run behind the report and what it covered; the same numbers replay it."""

    number: int
    as_of: date
    journal_seq: int
    write_number: int
    workers: int
    charges: int
    checkpoint: str = ""


@dataclass(frozen=True)
class AppliedLaw:
    """An instrument that the audit judged by; `edition` is the SHA-256 of its file.

    `cites` are the citations of the clauses applied, one a clause, "" where the article was not
    seen. Days are as the source gives them: "2018-10-29", "2015-07" or "1949".
    """

    id: str
    title: str
    basis: Basis
    edition: str
    force: Force
    seen: Seen = ""
    kind: str = ""
    signed: str = ""
    in_force: str = ""
    term_ends: str = ""
    cites: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Method:
    """How the audit was done, as far as it is recorded; None and "" are printed as not recorded."""

    selection: str = ""
    interviewed: int | None = None
    interview_languages: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()


@dataclass(frozen=True)
class EarlierAudit:
    """The audit before this one, for the trend."""

    reference: str
    period: Period
    workers: int
    workers_with_finding: int


@dataclass(frozen=True)
class SignOff:
    """Who answers for the report; "" and None where that has not happened yet."""

    auditor: str = ""
    reviewer: str = ""
    on: date | None = None
    interests: str = ""
    secretariats: tuple[str, ...] = ()
