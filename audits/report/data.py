"""Everything that an audit report says, as plain frozen values; nothing here is looked up or drawn.

Sums of money come as minor units with their currency and are never added across currencies or
bases. Workers have codes such as "W-0007", never names. Free texts are printed as they are given;
keys (items, topics, missing facts, statuses) are put into words by vocabulary.py.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from audits.money import Money

Basis: TypeAlias = Literal["agreement", "national_law", "convention", "standard"]
Force: TypeAlias = Literal["confirmed", "unconfirmed", "assumed"]
Seen: TypeAlias = Literal["full_text", "excerpt", "secondary", ""]
EvidenceClass: TypeAlias = Literal["established", "probable", "alleged"]
GradeName: TypeAlias = Literal["critical", "major", "minor"]


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
class Committee:
    """The joint body that receives the report; `cite` is the article that sets it up, if seen."""

    name: str
    cite: str = ""
    members: tuple[Member, ...] = ()


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

    `cites` are the citations of the clauses applied, "" for one whose article was not seen.
    `until` is the day its term ends, as the source gives it.
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
class ClauseResult:
    """The verdicts of one clause over all placements it judged; `clause` is "NPL-MYS-2018#03"."""

    clause: str
    basis: Basis
    topic: str
    says: str
    cite: str
    force: Force
    met: int
    breached: int
    unknown: int


@dataclass(frozen=True)
class ChargeLine:
    """One payment that a fee finding rests on; `reference` tells the same payment apart."""

    reference: str
    item: str
    amount: Money
    paid_on: date | None
    payee: str
    evidence: EvidenceClass


@dataclass(frozen=True)
class FeeFinding:
    """A worker paid what a clause says they must not; `owed` is None where none can be stated."""

    worker: str
    clause: str
    basis: Basis
    force: Force
    cite: str
    charges: tuple[ChargeLine, ...]
    owed: Money | None


@dataclass(frozen=True)
class ConditionFinding:
    """A breached clause that is not about fees: what was observed, and what the clause asks.

    `observed` and `limit` are as a verdict has them: "1200.00 MYR", "48", "agency" or a date.
    `worker` is "" where the finding concerns the agency itself.
    """

    worker: str
    clause: str
    basis: Basis
    force: Force
    topic: str
    cite: str
    observed: str
    limit: str
    on: date | None = None
    gap: Money | None = None
    gap_period: str = ""


@dataclass(frozen=True)
class Graded:
    """One breached clause in its grade; `ground` says why, and what moved it up or down."""

    grade: GradeName
    clause: str
    ground: str
    breaches: int


@dataclass(frozen=True)
class Missing:
    """A fact that was not there, how many verdicts lacked it, and the clauses they belong to."""

    fact: str
    verdicts: int
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reply:
    """What the agency answered on one matter, the auditor's answer, and what changed for it."""

    subject: str
    text: str
    on: date | None
    answer: str = ""
    change: str = ""


@dataclass(frozen=True)
class RightOfReply:
    """When the draft went to the agency, when its reply was due, and what came."""

    sent_on: date | None = None
    due_on: date | None = None
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True)
class Action:
    """One corrective action; `status` and `proof` are free words."""

    what: str
    owner: str
    due_on: date | None
    proof: str = ""
    status: str = ""


@dataclass(frozen=True)
class Remedy:
    """What one worker paid against the rules of one basis, in one currency.

    `found` was paid, `repaid` has come back, `open` is still owed under the clauses and
    `established` is the part of `open` that rests on established evidence. All four are of one
    currency. `interest` is None unless a rate is set. `may_order` is False where the force of the
    instrument founds no repayment order.
    """

    worker: str
    basis: Basis
    found: Money
    repaid: Money
    open: Money
    established: Money
    interest: Money | None = None
    reachable: bool | None = None
    may_order: bool = True


@dataclass(frozen=True)
class InterestRate:
    """The yearly rate that a law or the committee has set, and where."""

    percent: Decimal
    source: str


@dataclass(frozen=True)
class Sanction:
    """A measure that the auditor proposes, why, and the law that allows it."""

    measure: str
    ground: str
    legal_base: str


@dataclass(frozen=True)
class Question:
    """A decision that the committee is asked for, with the options it has."""

    text: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Workers of one sex or corridor: how many were checked, how many have a finding."""

    name: str
    workers: int
    with_finding: int


@dataclass(frozen=True)
class EvidenceItem:
    """A line of the evidence index; `weight` is A, B, BB or C. No personal data."""

    code: str
    kind: str
    shows: str
    weight: str
    pieces: int


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


@dataclass(frozen=True)
class AuditReport:
    """One audit of one agency, ready to be set; `language` is the code of the reader's language."""

    language: str
    demonstration: bool
    cover: Cover
    committee: Committee
    agency: Agency
    period: Period
    run: Run
    method: Method = Method()
    law: tuple[AppliedLaw, ...] = ()
    results: tuple[ClauseResult, ...] = ()
    fees: tuple[FeeFinding, ...] = ()
    treatment: tuple[ConditionFinding, ...] = ()
    others: tuple[ConditionFinding, ...] = ()
    grades: tuple[Graded, ...] = ()
    missing: tuple[Missing, ...] = ()
    reply: RightOfReply = RightOfReply()
    actions: tuple[Action, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    interest_rate: InterestRate | None = None
    sanctions: tuple[Sanction, ...] = ()
    questions: tuple[Question, ...] = ()
    by_sex: tuple[Group, ...] = ()
    by_corridor: tuple[Group, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    earlier: EarlierAudit | None = None
    cost_in_months: Decimal | None = None
    sign_off: SignOff = SignOff()
