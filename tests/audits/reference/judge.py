"""The reference interpreter: one placement and one clause at a time, slow and plain.

It reads the law files' TOML itself and walks through the contract's sections in their order, so
that it has nothing in common with the fused statement but what both were written from.
"""

import calendar
from collections.abc import Iterator
from datetime import date

from tests.audits.reference import checks
from tests.audits.reference.verdict import Breach, Case, Met, Nothing, Unknown
from tests.audits.reference.world import World, items_of, money_text

DAYS = {"signed": "contract_signed_on", "departed": "departed_on", "started": "started_on"}


def judge(world: World, laws: list[dict], as_of: date, confirmed: set[str]) -> Iterator[dict]:
    """Every verdict, met ones too, in the order of output."""
    for law in sorted(laws, key=lambda one: one["id"].encode()):
        for clause in sorted(law["clause"], key=lambda one: one["id"].encode()):
            for placement in sorted(world.placements, key=lambda one: one["reference"].encode()):
                signed = placement["contract_signed_on"]
                if signed is None or signed <= as_of:
                    line = verdict(Case(world, law, clause, placement, as_of), confirmed)
                    if line:
                        yield line


def verdict(case: Case, confirmed: set[str]) -> dict | None:
    """The line of one clause and placement; None where there is no verdict."""
    case.day = case.placement[DAYS[case.clause.get("on", "signed")]]
    scope = in_scope(case)
    if scope is None:
        return None
    if scope:
        if checks.ruled_out_anyway(case):
            return None
        return line(case, confirmed, Unknown(scope), case.clause["cite"])
    values, cite = values_on(case)
    found = checks.CHECKS[case.clause["check"]](case, **values)
    return None if isinstance(found, Nothing) else line(case, confirmed, found, cite)


def in_scope(case: Case) -> set[str] | None:
    """The empty facts that leave open whether the clause applies; None: it does not."""
    if not in_place(case):
        return None
    missing = set()
    day = case.day
    start, until = start_of(case.law, case.clause), until_of(case.law, case.clause)
    if start is None:
        return None
    if day is None:
        missing.add(DAYS[case.clause.get("on", "signed")])
    elif day < start or (until is not None and day >= until) or not value_begun(case):
        return None
    for key, fact in (("sectors", "sector"), ("sexes", "sex"), ("occupations", "occupation")):
        wanted = case.clause.get(key) or case.law.get(key)
        given = case.placement[fact]
        if wanted and given is None:
            missing.add(fact)
        elif wanted and not covered(key, given, wanted):
            return None
    return missing


def covered(key: str, given: str, wanted: list[str]) -> bool:
    """Whether the clause's list covers the placement's fact; occupations by their first digits."""
    if key == "occupations":
        return any(given.startswith(code) for code in wanted)
    return given in wanted


def in_place(case: Case) -> bool:
    """Whether place, and for a convention a ratification, let the clause judge."""
    law = case.law
    origin, destination = case.placement["origin"], case.placement["destination"]
    if law["kind"] == "standard":
        return True
    if law["kind"] == "agreement":
        origins, destinations = (
            [side] if isinstance(side, str) else side
            for side in (law["origin"], law["destination"])
        )
        return origin in origins and destination in destinations and origin != destination
    if law["kind"] == "national_law":
        here, there = (origin, destination) if law["side"] == "origin" else (destination, origin)
        return here == law["country"] and there in law.get("counterparts", [there])
    sides = {"origin": [origin], "destination": [destination], "either": [origin, destination]}
    years = [law["ratifications"].get(state) for state in sides[law["side"]]]
    known = [year for year in years if year is not None]
    if case.day is None:
        return bool(known)
    return any(year < case.day.year for year in known)


def start_of(law: dict, clause: dict) -> date | None:
    for value in (clause.get("since"), law.get("in_force"), law.get("signed")):
        if value is not None:
            return last_day(value)
    return None


def until_of(law: dict, clause: dict) -> date | None:
    for value in (clause.get("until"), law.get("until")):
        if value is not None:
            return first_day(value)
    return None


def last_day(value: date | str) -> date:
    """A bare month or year counts from its last day as a start."""
    if isinstance(value, date):
        return value
    year, _, month = value.partition("-")
    number = int(month or 12)
    return date(int(year), number, calendar.monthrange(int(year), number)[1])


def first_day(value: date | str) -> date:
    """A bare month or year counts from its first day as an end."""
    if isinstance(value, date):
        return value
    year, _, month = value.partition("-")
    return date(int(year), int(month or 1), 1)


def dated(clause: dict) -> tuple[str, list[dict]] | None:
    """The parameter that the clause gives by date, with its steps."""
    for name, value in clause.items():
        if name == "exception":
            continue
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return name, value
    return None


def value_begun(case: Case) -> bool:
    found = dated(case.clause)
    return not found or any(last_day(step["since"]) <= case.day for step in found[1])


def values_on(case: Case) -> tuple[dict, str]:
    """The check's parameters on the clause's day, and what the verdict cites."""
    clause = case.clause
    own = {"id", "topic", "says", "cite", "seen", "check", "on", "since", "until", "sectors",
           "sexes", "occupations", "note"}  # fmt: skip
    values = {name: value for name, value in clause.items() if name not in own}
    cite = clause["cite"]
    found = dated(clause)
    if found:
        name, steps = found
        step = [one for one in steps if last_day(one["since"]) <= case.day][-1]
        values[name] = step["value"]
        cite = step["cite"] or cite
    if "items" in values:
        values["items"] = items_of(values["items"])
    if clause["check"] == "nothing-paid":
        for other in case.law["clause"]:
            start, until = start_of(case.law, other), until_of(case.law, other)
            if (
                other["check"] == "repaid-by"
                and start is not None
                and start <= case.day
                and (until is None or case.day < until)
            ):
                values["items"] = values["items"] - items_of(other["items"])
    return values, cite


def force(case: Case, confirmed: set[str]) -> str:
    law = case.law
    ends = law.get("term_ends")
    if ends is not None and not law.get("renewed") and case.day and case.day > first_day(ends):
        return "assumed"
    name = f"{law['id']}#{case.clause['id']}"
    return "confirmed" if name in confirmed else "unconfirmed"


def line(case: Case, confirmed: set[str], found: Met | Breach | Unknown, cite: str) -> dict:
    """The object of output, without the run."""
    breach = found if isinstance(found, Breach) else Breach()
    return {
        "instrument": case.law["id"],
        "clause": f"{case.law['id']}#{case.clause['id']}",
        "basis": case.law["kind"],
        "force": force(case, confirmed),
        "subject": "placement",
        "reference": case.placement["reference"],
        "agency": case.placement["agency"],
        "outcome": found.outcome,
        "observed": found.observed,
        "limit": found.limit,
        "owed": owed(breach.owed, breach.currency),
        "established": owed(breach.established if breach.owed else None, breach.currency),
        "gap": breach.gap,
        "missing": sorted(found.missing) if isinstance(found, Unknown) else [],
        "cite": cite,
        "on": case.day.isoformat() if case.day else None,
    }


def owed(amount: int | None, currency: str | None) -> dict | None:
    if not amount or currency is None or amount < 0:
        return None
    return {"amount": money_text(amount, currency), "currency": currency}
