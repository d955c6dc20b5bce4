"""What is remembered: one noun a file. No rule, no act and no page lives here."""

from registry.models.account import Committee, Invitation, Organisation, Role, User, WebAuthn
from registry.models.agency import Agency, BarredPerson, Licence, Register, Step
from registry.models.application import ApplicationPaper, ApplicationRule, Objection
from registry.models.audit import Audit, AuditAction, AuditReply
from registry.models.bond import BondEntry, BondRule, Clearance
from registry.models.checking import (
    CheckRun,
    Finding,
    InstrumentText,
    RunInstrument,
    RunPart,
    UnknownCount,
)
from registry.models.decision import ActProposal, Duty
from registry.models.dispute import AgencyAccount, CorrectionRequest, Dispute
from registry.models.erasure import ErasedPlacement, ErasedRun, ErasedVerdict
from registry.models.guard import MatchAnswer
from registry.models.interest import InterestRate
from registry.models.journal import (
    JournalCheckpoint,
    JournalEntry,
    Personal,
    Setting,
    Write,
)
from registry.models.known import AgencyAlias, AgencyPerson, AgencyPlace, AgencyTie
from registry.models.law import LawConfirmation, LawDocument, LawEdition, LawProposal
from registry.models.likeness import AgenciesApart, AgencyLink
from registry.models.placement import (
    HISTORIES,
    Charge,
    CostSheet,
    Placement,
    Rate,
    ReferenceTerm,
)
from registry.models.task import Task
from registry.models.warning import Warned

__all__ = [
    "HISTORIES",
    "ActProposal",
    "AgenciesApart",
    "Agency",
    "AgencyAccount",
    "AgencyAlias",
    "AgencyLink",
    "AgencyPerson",
    "AgencyPlace",
    "AgencyTie",
    "ApplicationPaper",
    "ApplicationRule",
    "Audit",
    "AuditAction",
    "AuditReply",
    "BarredPerson",
    "BondEntry",
    "BondRule",
    "Charge",
    "CheckRun",
    "Clearance",
    "Committee",
    "CorrectionRequest",
    "CostSheet",
    "Dispute",
    "Duty",
    "ErasedPlacement",
    "ErasedRun",
    "ErasedVerdict",
    "Finding",
    "InstrumentText",
    "InterestRate",
    "Invitation",
    "JournalCheckpoint",
    "JournalEntry",
    "LawConfirmation",
    "LawDocument",
    "LawEdition",
    "LawProposal",
    "Licence",
    "MatchAnswer",
    "Objection",
    "Organisation",
    "Personal",
    "Placement",
    "Rate",
    "ReferenceTerm",
    "Register",
    "Role",
    "RunInstrument",
    "RunPart",
    "Setting",
    "Step",
    "Task",
    "UnknownCount",
    "User",
    "Warned",
    "WebAuthn",
    "Write",
]
