"""Which parameters each check takes in a law file; what a check does with them is not here.

The reader of law files refuses what is not listed here, and a test holds every check's keyword
arguments against it.
"""

from dataclasses import dataclass
from enum import Enum

from audits.words import N_

PERIODS = ("hour", "day", "week", "month", "year")
REFERENCE_KINDS = ("minimum", "collective", "prevailing", "comparable")


class Form(Enum):
    """What a parameter must be written as, and beside it what the reader makes of it."""

    ITEMS = N_("%(key)s must be a list of items and groups")  # the items, groups expanded
    MONEY = N_("%(key)s must be a table of an amount and a currency")  # Money
    NUMBER = N_("%(key)s must be a number of at most three decimals, not negative")  # Decimal
    WHOLE = N_("%(key)s must be a whole number, not negative")  # int
    WORDS = N_("%(key)s must be a list of different words of these: %(choices)s")  # tuple of str
    CHOICE = N_("%(key)s must be one of %(choices)s")  # str
    FLAG = N_("%(key)s must be true or false")  # bool
    EXCEPTIONS = N_("%(key)s must be written as tables, one an exception")  # Exceptions


@dataclass(frozen=True)
class Parameter:
    """One keyword of a check; without a `default` a clause has to state it."""

    name: str
    form: Form
    dated: bool = False
    default: bool | int | str | None = None
    choices: tuple[str, ...] = ()


Signature = tuple[Parameter, ...]

ITEMS = Parameter("items", Form.ITEMS)
VALUE: Signature = (Parameter("value", Form.NUMBER, dated=True),)
BEFORE: Signature = (
    Parameter("before", Form.CHOICE, default="departed", choices=("departed", "started")),
)

SIGNATURES: dict[str, Signature] = {
    "nothing-paid": (ITEMS,),
    "paid-at-most": (ITEMS, Parameter("ceiling", Form.MONEY, dated=True)),
    "paid-at-most-wage": (ITEMS, Parameter("months", Form.NUMBER, dated=True)),
    "repaid-by": (ITEMS, Parameter("days", Form.WHOLE, dated=True)),
    "exception-valid": (ITEMS, Parameter("exception", Form.EXCEPTIONS)),
    "wage-at-least": (
        Parameter("amount", Form.MONEY, dated=True),
        Parameter("period", Form.CHOICE, choices=PERIODS),
    ),
    "wage-at-least-reference": (Parameter("kinds", Form.WORDS, choices=REFERENCE_KINDS),),
    "wage-at-least-comparator": (),
    "paid-as-agreed": (),
    "agreed-as-offered": (),
    "hours-at-most": VALUE,
    "rest-at-least": VALUE,
    "leave-at-least": VALUE,
    "overtime-at-least": VALUE,
    "hours-not-worse": (),
    "leave-not-worse": (),
    "overtime-not-worse": (),
    "signed-before-departure": (Parameter("days", Form.WHOLE, dated=True, default=0),),
    "passport-with-worker": (),
    "wage-by-bank": (),
    "wage-by-day": (Parameter("day", Form.WHOLE, dated=True),),
    "free-to-change-job": (Parameter("consent", Form.FLAG, default=True),),
    "union-free": (),
    "insured": (),
    "social-security": (),
    "accommodation-provided": (Parameter("allowance", Form.FLAG, default=True),),
    "language-understood": (),
    "contract-registered": BEFORE,
    "orientation-given": BEFORE,
    "age-at-least": (Parameter("years", Form.WHOLE),),
    "age-at-most": (Parameter("years", Form.WHOLE, dated=True),),
    "licensed-on-day": (),
}
