"""How grave a breach is: a proposal for the committee to approve, modelled on points in use.

The levels follow the register's own catalogue of rules: money for a job, papers held, pay cut
below the offer or set by nationality, and work without a licence are critical; terms and their
payment are major; records are minor. No agreement seen has a scale of its own.
"""

from flask_babel import gettext as _

from audits.report.data import GradeName

CRITICAL = frozenset(
    {
        "nothing-paid", "paid-at-most", "paid-at-most-wage", "passport-with-worker",
        "paid-as-agreed", "agreed-as-offered", "wage-at-least", "wage-at-least-reference",
        "wage-at-least-comparator", "licensed-on-day", "age-at-least",
    }
)  # fmt: skip
MINOR = frozenset({"contract-registered", "orientation-given"})


def grade_of(check: str) -> GradeName:
    """The grade of a breach of this check."""
    if check in CRITICAL:
        return "critical"
    return "minor" if check in MINOR else "major"


def ground_of(check: str) -> str:
    """Why a breach of this check has its grade."""
    return {
        "critical": _("It takes the worker's money, papers, pay or protection."),
        "major": _("It makes the terms of work worse, or their payment late."),
        "minor": _("It is a gap in the record."),
    }[grade_of(check)]
