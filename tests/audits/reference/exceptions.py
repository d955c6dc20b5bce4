"""Exceptions that a state claims, charge by charge and condition by condition."""

from datetime import date

from tests.audits.reference.fees import counted, shared_currency, summed
from tests.audits.reference.verdict import Breach, Case, Met, Nothing, Unknown
from tests.audits.reference.world import items_of

SHOWN = ("regulation", "consultation", "workers_interest")


def exception_valid(case: Case, items: set[str], exception: list[dict]):
    charges = counted(case, items)
    paying = [charge for charge in charges if charge["amount"] > 0]
    here = [one for one in exception if in_corridor(case, one) and holds_on(one, case.day)]
    if not paying or not here:
        return Nothing()
    observed = summed(case, charges, shared_currency(case, charges)).text
    resting = [
        [one for one in here if charge["item"] in items_of(one["items"])] for charge in paying
    ]
    valid = all_of(any_of(all_of(tests(case, one).values()) for one in some) for some in resting)
    limit = first_lacking(case, resting)
    if valid is True:
        return Met(observed, limit)
    if valid is False:
        return Breach(observed, limit)
    missing = {name for some in resting for one in some for name in not_known(case, one)}
    return Unknown(missing, observed, limit)


def ruled_out(case: Case) -> bool:
    """Nothing was paid, or no state of the corridor claims an exception on the day, if known."""
    paying = [one for one in counted(case, items_of(case.clause["items"])) if one["amount"] > 0]
    here = [one for one in case.clause["exception"] if in_corridor(case, one)]
    return not paying or not any(case.day is None or holds_on(one, case.day) for one in here)


def in_corridor(case: Case, one: dict) -> bool:
    other = {"origin": "destination", "destination": "origin"}[one["side"]]
    there = case.placement[other]
    return case.placement[one["side"]] == one["state"] and there in one.get("counterparts", [there])


def holds_on(one: dict, day: date) -> bool:
    return one["since"] <= day and ("until" not in one or day < one["until"])


def tests(case: Case, one: dict) -> dict[str, bool | None]:
    """Each condition: true, false, or None where it is not known."""
    row = case.placement
    found = {"service": True}
    for name in SHOWN:
        found[name] = None if name not in one else one[name] is not False
    scope = {"sector": "sectors", "sex": "sexes", "occupation": "occupations"}
    asked = {fact: one[key] for fact, key in scope.items() if key in one}
    found["category"] = False if one.get("for_all") else None
    if asked:
        found["category"] = all_of(among(row[fact], asked[fact]) for fact in asked)
    told, signed = row["costs_told_on"], row["contract_signed_on"]
    found["disclosure"] = None if told is None or signed is None else told < signed
    return found


def among(value: str | None, wanted: list[str]) -> bool | None:
    """An occupation by its first digits; no other word begins with another here."""
    return None if value is None else any(value.startswith(one) for one in wanted)


def first_lacking(case: Case, resting: list[list[dict]]) -> str | None:
    """The first condition that fails, else the first that is not known."""
    names = ("service", *SHOWN, "category", "disclosure")
    states = {
        name: all_of(any_of(tests(case, one)[name] for one in some) for some in resting)
        for name in names
    }
    for wanted in (False, None):
        for name in names:
            if states[name] is wanted:
                return name
    return None


def not_known(case: Case, one: dict) -> set[str]:
    row = case.placement
    missing = {name for name in SHOWN if name not in one}
    scope = {"sector": "sectors", "sex": "sexes", "occupation": "occupations"}
    if not one.get("for_all") and not any(key in one for key in scope.values()):
        missing.add("category")
    missing |= {fact for fact, key in scope.items() if key in one and row[fact] is None}
    return missing | {name for name in ("costs_told_on", "contract_signed_on") if row[name] is None}


def all_of(values) -> bool | None:
    found = list(values)
    return False if False in found else None if None in found else True


def any_of(values) -> bool | None:
    found = list(values)
    return True if True in found else None if None in found else False
