"""The checks: our reading of a clause, one function each, three-valued expressions.

A check is listed here under the name that law files use; `audits.signatures` has the same names
with their parameters, and docs/checks.md says what each decides.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from audits.checks import (
    conduct,
    contracts,
    documents,
    exceptions,
    fees,
    hours,
    licences,
    wages,
)
from audits.verdict import Test

Check: TypeAlias = Callable[..., Test]

CHECKS: Mapping[str, Check] = {
    "nothing-paid": fees.nothing_paid,
    "paid-at-most": fees.paid_at_most,
    "paid-at-most-wage": fees.paid_at_most_wage,
    "repaid-by": fees.repaid_by,
    "exception-valid": exceptions.exception_valid,
    "wage-at-least": wages.wage_at_least,
    "wage-at-least-reference": wages.wage_at_least_reference,
    "wage-at-least-comparator": wages.wage_at_least_comparator,
    "paid-as-agreed": wages.paid_as_agreed,
    "agreed-as-offered": wages.agreed_as_offered,
    "hours-at-most": hours.hours_at_most,
    "rest-at-least": hours.rest_at_least,
    "leave-at-least": hours.leave_at_least,
    "overtime-at-least": hours.overtime_at_least,
    "hours-not-worse": hours.hours_not_worse,
    "leave-not-worse": hours.leave_not_worse,
    "overtime-not-worse": hours.overtime_not_worse,
    "signed-before-departure": contracts.signed_before_departure,
    "passport-with-worker": documents.passport_with_worker,
    "wage-by-bank": conduct.wage_by_bank,
    "wage-by-day": conduct.wage_by_day,
    "free-to-change-job": conduct.free_to_change_job,
    "union-free": conduct.union_free,
    "insured": conduct.insured,
    "social-security": conduct.social_security,
    "accommodation-provided": conduct.accommodation_provided,
    "language-understood": contracts.language_understood,
    "contract-registered": contracts.contract_registered,
    "orientation-given": contracts.orientation_given,
    "age-at-least": contracts.age_at_least,
    "age-at-most": contracts.age_at_most,
    "licensed-on-day": licences.licensed_on_day,
}
