"""What is remembered: one noun a file. No rule, no act and no page lives here."""

from registry.models.account import Committee, Invitation, Organisation, Role, User, WebAuthn
from registry.models.agency import Agency, BarredPerson, Licence, Register, Step
from registry.models.audit import Audit, AuditAction, AuditReply
from registry.models.checking import (
    CheckRun,
    Finding,
    InstrumentText,
    RunInstrument,
    RunPart,
    UnknownCount,
)
from registry.models.decision import ActProposal, Duty
from registry.models.erasure import ErasedPlacement, ErasedRun, ErasedVerdict
from registry.models.interest import InterestRate
from registry.models.journal import (
    JournalCheckpoint,
    JournalEntry,
    Personal,
    Setting,
    Write,
)
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

__all__ = [
    "HISTORIES",
    "ActProposal",
    "AgenciesApart",
    "Agency",
    "AgencyLink",
    "Audit",
    "AuditAction",
    "AuditReply",
    "BarredPerson",
    "Charge",
    "CheckRun",
    "Committee",
    "CostSheet",
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
    "UnknownCount",
    "User",
    "WebAuthn",
    "Write",
]
