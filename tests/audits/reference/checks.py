"""The checks of all else, and the list of all checks, after the contract's section 4."""

from datetime import date, timedelta
from fractions import Fraction

from tests.audits.reference import exceptions, fees, licences, wages
from tests.audits.reference.verdict import Breach, Case, Met, Nothing, Unknown
from tests.audits.reference.world import items_of, number_text


def decided(holds: bool, observed: str | None, limit: str | None):
    return Met(observed, limit) if holds else Breach(observed, limit)


def number(fact: str, above: bool):
    """The fact may not be above (or else below) the value."""

    def check(case: Case, value=None):
        own = case.placement[fact]
        names = {fact: own}
        if value is None:
            value = case.placement[f"comparator_{fact}"]
            names[f"comparator_{fact}"] = value
        limit = None if value is None else number_text(Fraction(value))
        observed = None if own is None else number_text(own)
        missing = {name for name, given in names.items() if given is None}
        if missing:
            return Unknown(missing, observed, limit)
        other = Fraction(value)
        return decided(own <= other if above else own >= other, observed, limit)

    return check


def word(fact: str, limit: str, bad=None):
    """The fact must be the limit, or else must not be bad."""

    def check(case: Case):
        own = case.placement[fact]
        if own is None:
            return Unknown({fact}, None, limit)
        return decided(own != bad if bad else own == limit, own, limit)

    return check


def wage_by_day(case: Case, day: int):
    own = case.placement["wage_paid_day"]
    if own is None:
        return Unknown({"wage_paid_day"}, None, str(day))
    return decided(own <= day, str(own), str(day))


def free_to_change_job(case: Case, consent: bool = True):
    own = case.placement["job_change"]
    limit = "with_consent" if consent else "free"
    if own is None:
        return Unknown({"job_change"}, None, limit)
    return decided(own == "free" or (own == "with_consent" and consent), own, limit)


def accommodation_provided(case: Case, allowance: bool = True):
    own = case.placement["accommodation"]
    limit = "allowance" if allowance else "provided"
    if own is None:
        return Unknown({"accommodation"}, None, limit)
    return decided(own == "provided" or (own == "allowance" and allowance), own, limit)


def text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def signed_before_departure(case: Case, days: int = 0):
    row = case.placement
    if not_left(case):
        return Nothing()
    signed, departed = row["contract_signed_on"], row["departed_on"]
    limit = departed - timedelta(days) if departed else None
    missing = {name for name in ("contract_signed_on", "departed_on") if row[name] is None}
    if missing:
        return Unknown(missing, text(signed), text(limit))
    return decided(signed + timedelta(days) <= departed, text(signed), text(limit))


def not_left(case: Case) -> bool:
    row = case.placement
    started = row["started_on"]
    return row["departed_on"] is None and (started is None or started > case.as_of)


def done_by(fact: str):
    def check(case: Case, before: str = "departed"):
        row = case.placement
        if not_come(case, before):
            return Nothing()
        limit = row[f"{before}_on"]
        if row[fact] is None:
            return Unknown({fact}, None, text(limit))
        return decided(row[fact] <= limit, text(row[fact]), text(limit))

    return check


def not_come(case: Case, before: str) -> bool:
    day = case.placement[f"{before}_on"]
    return day is None or day > case.as_of


def ruled_out_anyway(case: Case) -> bool:
    """No verdict whatever the clause's scope turns out to be."""
    check = case.clause["check"]
    if check == "signed-before-departure":
        return not_left(case)
    if check in ("contract-registered", "orientation-given"):
        return not_come(case, case.clause.get("before", "departed"))
    if check == "exception-valid":
        return exceptions.ruled_out(case)
    if check == "repaid-by":
        if isinstance(case.clause["days"], list) and case.day is None:
            steps = [step["value"] for step in case.clause["days"]]
        else:
            from tests.audits.reference.judge import values_on

            steps = [values_on(case)[0]["days"]]
        items = items_of(case.clause["items"])
        return all(isinstance(fees.repaid_by(case, items, days), Nothing) for days in steps)
    return False


def age_at_least(case: Case, years: int):
    row = case.placement
    age, born, signed = row["age_at_signing"], row["birth_year"], row["contract_signed_on"]
    limit = str(years)
    if age is not None:
        return decided(age >= years, str(age), limit)
    if born is None:
        return Unknown({"age_at_signing", "birth_year"}, None, limit)
    if signed is None:
        return Unknown({"age_at_signing", "contract_signed_on"}, None, limit)
    at_most = signed.year - born
    if at_most == years:
        return Unknown({"age_at_signing"}, str(at_most), limit)
    return decided(at_most > years, str(at_most), limit)


def age_at_most(case: Case, years: int):
    row = case.placement
    age, born, signed = row["age_at_signing"], row["birth_year"], row["contract_signed_on"]
    limit = str(years)
    if age is not None:
        return decided(age <= years, str(age), limit)
    if born is None:
        return Unknown({"age_at_signing", "birth_year"}, None, limit)
    if signed is None:
        return Unknown({"age_at_signing", "contract_signed_on"}, None, limit)
    at_least = signed.year - born - 1
    if at_least == years:
        return Unknown({"age_at_signing"}, str(at_least), limit)
    return decided(at_least < years, str(at_least), limit)


CHECKS = {
    "nothing-paid": fees.nothing_paid,
    "paid-at-most": fees.paid_at_most,
    "paid-at-most-wage": fees.paid_at_most_wage,
    "repaid-by": fees.repaid_by,
    "exception-valid": exceptions.exception_valid,
    "wage-at-least": wages.wage_at_least,
    "wage-at-least-reference": wages.wage_at_least_reference,
    "wage-at-least-comparator": wages.beside("wage_amount", "comparator_wage_amount"),
    "paid-as-agreed": wages.beside("paid_wage_amount", "wage_amount"),
    "agreed-as-offered": wages.beside("wage_amount", "offer_wage_amount"),
    "hours-at-most": number("hours_per_week", above=True),
    "rest-at-least": number("rest_hours_per_week", above=False),
    "leave-at-least": number("leave_days_per_year", above=False),
    "overtime-at-least": number("overtime_rate", above=False),
    "hours-not-worse": number("hours_per_week", above=True),
    "leave-not-worse": number("leave_days_per_year", above=False),
    "overtime-not-worse": number("overtime_rate", above=False),
    "signed-before-departure": signed_before_departure,
    "passport-with-worker": word("passport_held_by", "worker"),
    "wage-by-bank": word("wage_paid_by", "bank"),
    "wage-by-day": wage_by_day,
    "free-to-change-job": free_to_change_job,
    "union-free": word("union_free", "yes", bad="no"),
    "insured": word("insured", "yes", bad="no"),
    "social-security": word("social_security", "yes", bad="no"),
    "accommodation-provided": accommodation_provided,
    "language-understood": word("contract_language_understood", "yes", bad="no"),
    "contract-registered": done_by("contract_registered_on"),
    "orientation-given": done_by("orientation_on"),
    "age-at-least": age_at_least,
    "age-at-most": age_at_most,
    "licensed-on-day": licences.licensed_on_day,
}
