"""The tables that are projections of the journal, listed by hand."""

from typing import Any

from registry.models import (
    Agency,
    AgencyAlias,
    AgencyLink,
    AgencyPerson,
    AgencyPlace,
    AgencyTie,
    ApplicationPaper,
    ApplicationRule,
    BarredPerson,
    BondEntry,
    BondRule,
    Clearance,
    Dispute,
    InstrumentText,
    LawConfirmation,
    LawEdition,
    Licence,
    Register,
    Step,
    Warned,
)

# Parents first; a new one stands here too.
PROJECTED: tuple[Any, ...] = (
    Register,
    Agency,
    Licence,
    Step,
    BarredPerson,
    ApplicationRule,
    ApplicationPaper,
    AgencyLink,
    BondRule,
    BondEntry,
    Clearance,
    AgencyPerson,
    AgencyPlace,
    AgencyTie,
    AgencyAlias,
    Warned,
    Dispute,
    InstrumentText,
    LawEdition,
    LawConfirmation,
)
# That no later event finds or changes: whoever replays the journal need not keep them at hand.
APPENDED: frozenset[Any] = frozenset({Licence, Step, BondEntry, Clearance})
# Of which others write rows too: a check run keeps the text of each law it applied.
SHARED: frozenset[Any] = frozenset({InstrumentText})
