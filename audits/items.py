"""The cost items that a charge can be for, and the groups that a law file may name instead.

The groups `fees` to `admin` and `illicit` follow the ILO definition of recruitment fees and
related costs (2018). `other` and `loan_interest` belong to no group but `all`. What people read
of an item is not here.
"""

from collections.abc import Iterable
from typing import TypeAlias

from audits.errors import UnknownItem
from audits.words import N_

Items: TypeAlias = tuple[str, ...]

COST_GROUPS: dict[str, Items] = {
    "medical": ("medical_exam", "vaccination"),
    "insurance": ("insurance_premium", "welfare_fund"),
    "skills": ("skills_test", "language_test", "certification"),
    "training": ("training_predeparture", "orientation_postarrival"),
    "equipment": ("tools", "uniform", "ppe"),
    "travel": (
        "travel_domestic",
        "travel_international",
        "lodging",
        "subsistence",
        "repatriation",
    ),
    "admin": (
        "passport",
        "visa",
        "background_check",
        "clearance",
        "work_permit",
        "residence_permit",
        "contract_attestation",
        "banking",
        "levy",
    ),
}
FEES: Items = ("service_fee", "supply_fee", "direct_hire_fee", "fee_recovery")
COSTS: Items = tuple(item for group in COST_GROUPS.values() for item in group)
ILLICIT: Items = ("bribe", "tribute", "extortion", "bond", "unlawful_recovery", "collateral")
UNGROUPED: Items = ("other", "loan_interest")
ITEMS: Items = FEES + COSTS + ILLICIT + UNGROUPED

GROUPS: dict[str, Items] = {
    "fees": FEES,
    **COST_GROUPS,
    "costs": COSTS,
    "illicit": ILLICIT,
    "all": ITEMS,
}


def bits(items: Iterable[str]) -> int:
    """The items as the bits of a whole number, the first of `ITEMS` the lowest."""
    return sum(1 << ITEMS.index(item) for item in items)


def expand(names: Iterable[str]) -> Items:
    """The items that a list of items and groups means, each once, in the order of `ITEMS`.

    A name that is neither raises UnknownItem.
    """
    wanted: set[str] = set()
    for name in names:
        if name in GROUPS:
            wanted.update(GROUPS[name])
        elif name in ITEMS:
            wanted.add(name)
        else:
            raise UnknownItem(N_("%(item)s is no cost item and no group of items"), item=repr(name))
    return tuple(item for item in ITEMS if item in wanted)


def group_of(item: str) -> str:
    """The innermost group of `item`: a cost group, `fees`, `illicit`, or `all` for the rest."""
    for name, members in {"fees": FEES, "illicit": ILLICIT, **COST_GROUPS}.items():
        if item in members:
            return name
    return "all"
