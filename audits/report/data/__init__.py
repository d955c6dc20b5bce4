"""Everything that an audit report says, as plain frozen values; nothing here is looked up or drawn.

Sums of money come as minor units with their currency and are never added across currencies or
bases. Workers have codes such as "W-0007", never names. Free texts are printed as they are given;
keys (items, topics, missing facts, statuses) are put into words by vocabulary.py.
"""

from dataclasses import dataclass, field

from audits.report.data.closing import (
    Action,
    Question,
    Reply,
    RightOfReply,
    Sanction,
)
from audits.report.data.found import (
    ChargeLine,
    ClauseResult,
    ConditionFinding,
    EvidenceClass,
    EvidenceItem,
    FeeFinding,
    Graded,
    GradeName,
    Group,
    InterestRate,
    Missing,
    PayGap,
    PayGroup,
    RecruitmentCost,
    Remedy,
    Repayment,
)
from audits.report.data.frame import (
    Agency,
    Answer,
    AppliedLaw,
    Basis,
    Committee,
    Cover,
    EarlierAudit,
    Force,
    LicenceEntry,
    Member,
    Method,
    Period,
    Run,
    Seen,
    SignOff,
)

__all__ = [
    "Action",
    "Agency",
    "Answer",
    "AppliedLaw",
    "AuditReport",
    "Basis",
    "ChargeLine",
    "ClauseResult",
    "Committee",
    "ConditionFinding",
    "Cover",
    "EarlierAudit",
    "EvidenceClass",
    "EvidenceItem",
    "FeeFinding",
    "Force",
    "GradeName",
    "Graded",
    "Group",
    "InterestRate",
    "LicenceEntry",
    "Member",
    "Method",
    "Missing",
    "PayGap",
    "PayGroup",
    "Period",
    "Question",
    "RecruitmentCost",
    "Remedy",
    "Repayment",
    "Reply",
    "RightOfReply",
    "Run",
    "Sanction",
    "Seen",
    "SignOff",
]


@dataclass(frozen=True)
class AuditReport:
    """One audit of one agency, ready to be set; `language` is the code of the reader's language.

    `explained_at` is the path of the address under which each verdict is explained.
    """

    language: str
    demonstration: bool
    cover: Cover
    committee: Committee
    agency: Agency
    period: Period
    run: Run
    method: Method = field(default_factory=Method)
    law: tuple[AppliedLaw, ...] = ()
    results: tuple[ClauseResult, ...] = ()
    fees: tuple[FeeFinding, ...] = ()
    treatment: tuple[ConditionFinding, ...] = ()
    others: tuple[ConditionFinding, ...] = ()
    grades: tuple[Graded, ...] = ()
    missing: tuple[Missing, ...] = ()
    reply: RightOfReply = field(default_factory=RightOfReply)
    actions: tuple[Action, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    repayments: tuple[Repayment, ...] = ()
    interest_rates: tuple[InterestRate, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    questions: tuple[Question, ...] = ()
    by_sex: tuple[Group, ...] = ()
    by_corridor: tuple[Group, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    earlier: EarlierAudit | None = None
    treatment_by_sex: tuple[Group, ...] = ()
    cost: RecruitmentCost | None = None
    pay_gaps: tuple[PayGap, ...] = ()
    explained_at: str = ""
    conclusion: str = ""
    sign_off: SignOff = field(default_factory=SignOff)
