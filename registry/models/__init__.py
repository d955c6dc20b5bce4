"""What is remembered: one noun a file. No rule, no act and no page lives here."""

from registry.models.account import Committee, Invitation, Organisation, Role, User, WebAuthn
from registry.models.agency import Agency, Licence, Register
from registry.models.audit import Audit, AuditAction, AuditReply
from registry.models.checking import (
    CheckRun,
    Finding,
    InstrumentText,
    RunInstrument,
    RunPart,
    UnknownCount,
)
from registry.models.erasure import ErasedPlacement, ErasedRun, ErasedVerdict
from registry.models.interest import InterestRate
from registry.models.journal import JournalEntry, Setting, Write
from registry.models.law import LawConfirmation, LawDocument, LawEdition, LawProposal
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
    "Agency",
    "Audit",
    "AuditAction",
    "AuditReply",
    "Charge",
    "CheckRun",
    "Committee",
    "CostSheet",
    "ErasedPlacement",
    "ErasedRun",
    "ErasedVerdict",
    "Finding",
    "InstrumentText",
    "InterestRate",
    "Invitation",
    "JournalEntry",
    "LawConfirmation",
    "LawDocument",
    "LawEdition",
    "LawProposal",
    "Licence",
    "Organisation",
    "Placement",
    "Rate",
    "ReferenceTerm",
    "Register",
    "Role",
    "RunInstrument",
    "RunPart",
    "Setting",
    "UnknownCount",
    "User",
    "WebAuthn",
    "Write",
]
