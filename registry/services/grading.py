"""How grave a breach is: a proposal for the committee to approve, modelled on points in use.

The levels follow the register's own catalogue of rules: money for a job, papers held, pay cut
below the offer or set by nationality, and work without a licence are critical; terms and their
payment are major; records are minor. No agreement seen has a scale of its own.
"""

from flask_babel import gettext as _

from audits.report.data import GradeName
from audits.words import N_

MONEY = N_("Workers' money was taken for the job.")
BELOW = N_("Pay below what is due for the same work.")
CUT = N_("Pay below what was promised.")
WORSE = N_("Terms of work worse than they should be.")

CRITICAL = {
    "nothing-paid": MONEY,
    "paid-at-most": MONEY,
    "paid-at-most-wage": MONEY,
    "exception-valid": MONEY,
    "passport-with-worker": N_("Workers' papers are held by others."),
    "paid-as-agreed": CUT,
    "agreed-as-offered": CUT,
    "wage-at-least": BELOW,
    "wage-at-least-reference": BELOW,
    "wage-at-least-comparator": BELOW,
    "licensed-on-day": N_("Recruitment without a licence for it."),
    "age-at-least": N_("Workers below the age for the work."),
}
MAJOR = {
    "repaid-by": N_("Money that workers advanced came back late or not at all."),
    "wage-by-bank": N_("Wages not paid in the way that shows them."),
    "wage-by-day": N_("Wages paid late."),
    "free-to-change-job": N_("Workers bound to one employer."),
    "union-free": N_("Workers kept from joining a union."),
    "signed-before-departure": N_("Contracts made too late to be refused."),
    "language-understood": N_("Contracts that workers could not read."),
    "insured": N_("Workers without insurance."),
    "accommodation-provided": N_("Workers without the lodging they are due."),
    "social-security": N_("Workers without social security."),
}
MINOR = {
    "contract-registered": N_("The contract was not registered in time."),
    "orientation-given": N_("No orientation in time."),
    "age-at-most": N_("Workers above the age for the work."),
}
RAISED: dict[GradeName, GradeName] = {
    "minor": "major",
    "major": "critical",
    "critical": "critical",
}


def grade_of(check: str) -> GradeName:
    """The grade of a breach of this check; one that stands in no list is major."""
    if check in CRITICAL:
        return "critical"
    return "minor" if check in MINOR else "major"


def ground_of(check: str) -> str:
    """Why a breach of this check has its grade."""
    return _((CRITICAL | MAJOR | MINOR).get(check, WORSE))
