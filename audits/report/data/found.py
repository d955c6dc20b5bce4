"""What the report found: verdicts, findings, grades, missing proof, money and counts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from audits.money import Money
from audits.report.data.frame import Basis, Force

EvidenceClass: TypeAlias = Literal["established", "probable", "alleged"]
GradeName: TypeAlias = Literal["critical", "major", "minor"]


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
    """One payment that a fee finding rests on; `reference` tells the same payment apart.

    `refunded` is what came back of it, None for nothing.
    """

    reference: str
    item: str
    amount: Money
    paid_on: date | None
    payee: str
    evidence: EvidenceClass
    refunded: Money | None = None
    refunded_on: date | None = None


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
class Repayment:
    """One amount that a worker is owed, counted once: for what, who got it, who answers for it.

    `clause` founds it. `item` is "" where several payments are owed together; `answers` is agency,
    employer, jointly or "" where the clause does not say. `order` is the part that may be ordered.
    """

    worker: str
    item: str
    payee: str
    clause: str
    answers: str
    evidence: EvidenceClass | None
    owed: Money
    order: Money
    interest: Money | None = None


@dataclass(frozen=True)
class InterestRate:
    """The yearly rate that a law or the committee has set, where, and from which day."""

    percent: Decimal
    source: str
    since: date | None = None


@dataclass(frozen=True)
class RecruitmentCost:
    """What workers paid, in months of the wage really paid: how `workers` of them spread.

    `months` is the median before anything came back and `net` after; the quarters and the highest
    belong to the first.
    """

    months: Decimal
    workers: int
    lower: Decimal | None = None
    upper: Decimal | None = None
    highest: Decimal | None = None
    net: Decimal | None = None


@dataclass(frozen=True)
class PayGroup:
    """The workers of one sex or origin, their number and their median wage; None: not comparable.

    `value` is a key of the vocabulary or a country's name.
    """

    value: str
    workers: int
    median: Money | None
    period: str


@dataclass(frozen=True)
class PayGap:
    """Groups in the same work beside each other: an indication and never a breach.

    `percent` is the gap in words, "" where the medians do not compare.
    """

    employer: str
    occupation: str
    year: int
    by: str
    groups: tuple[PayGroup, ...]
    percent: str


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
