"""The tables that are projections of the journal, listed by hand."""

from typing import Any

from registry.models import (
    Agency,
    AgencyLink,
    BarredPerson,
    InstrumentText,
    LawConfirmation,
    LawEdition,
    Licence,
    Register,
    Step,
)

# Parents first; a new one stands here too.
PROJECTED: tuple[Any, ...] = (
    Register,
    Agency,
    Licence,
    Step,
    BarredPerson,
    AgencyLink,
    InstrumentText,
    LawEdition,
    LawConfirmation,
)
# That no later event finds or changes: whoever replays the journal need not keep them at hand.
APPENDED: frozenset[Any] = frozenset({Licence, Step})
# Of which others write rows too: a check run keeps the text of each law it applied.
SHARED: frozenset[Any] = frozenset({InstrumentText})
