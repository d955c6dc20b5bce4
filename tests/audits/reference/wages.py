"""Wages, as the contract's section 3 compares them: exact fractions, one currency and period."""

from fractions import Fraction
from math import floor

from tests.audits.reference.verdict import Breach, Case, Met, Unknown
from tests.audits.reference.world import DECIMALS, exchanged, money_text, rate_on

YEARLY = {"year": Fraction(1), "month": Fraction(12), "week": Fraction(52)}


def compared(case: Case, limit: dict):
    """Missing facts, and the limit in the wage's currency and period (None: cannot be said)."""
    row = case.placement
    currency, period = row["wage_currency"], row["wage_period"]
    missing = {
        name for name in ("wage_amount", "wage_currency", "wage_period") if row[name] is None
    }
    times = dict(YEARLY)
    if period is not None and period != limit["period"]:
        if "day" in (period, limit["period"]):
            missing.add("wage_period")
        elif "hour" in (period, limit["period"]):
            if row["hours_per_week"] is None:
                missing.add("hours_per_week")
            else:
                times["hour"] = row["hours_per_week"] * 52
    both_known = currency is not None and limit["currency"] is not None
    if both_known and rate_on(case.world, case.day, currency, limit["currency"]) is None:
        missing.add(f"rate:{currency}/{limit['currency']}")
    if missing - {"wage_amount"} or None in limit.values():
        return missing, None
    one = exchanged(case.world, case.day, Fraction(1), currency, limit["currency"])
    in_currency = limit["amount"] / one
    if period == limit["period"]:
        return missing, in_currency
    if times[period] == 0:
        return missing, float("inf") if limit["amount"] * times[limit["period"]] > 0 else 0
    return missing, in_currency * times[limit["period"]] / times[period]


def shown(amount: int | None, currency: str | None) -> str | None:
    if amount is None or currency is None:
        return None
    return f"{money_text(amount, currency)} {currency}"


def gap(case: Case, there) -> dict | None:
    row = case.placement
    if there in (float("inf"),):
        return None
    return {
        "amount": money_text(floor(there) - row["wage_amount"], row["wage_currency"]),
        "currency": row["wage_currency"],
        "period": row["wage_period"],
    }


def wage_at_least(case: Case, amount: dict, period: str):
    minor = int(Fraction(amount["amount"]) * 10 ** DECIMALS[amount["currency"]])
    limit = {"amount": minor, "currency": amount["currency"], "period": period}
    row = case.placement
    observed = shown(row["wage_amount"], row["wage_currency"])
    text = shown(minor, amount["currency"])
    missing, there = compared(case, limit)
    if missing:
        return Unknown(missing, observed, text)
    if row["wage_amount"] < there:
        return Breach(observed, text, gap=gap(case, there))
    return Met(observed, text)


def valid(case: Case, term: dict, kinds: list[str]) -> bool:
    return (
        term["kind"] in kinds
        and term["country"] == case.placement["destination"]
        and term["valid_from"] <= case.day
        and (term["valid_until"] is None or case.day < term["valid_until"])
    )


def fits(case: Case, term: dict) -> bool:
    row = case.placement
    for name in ("area", "sector"):
        if term[name] is not None and term[name] != row[name]:
            return False
    return term["occupation"] is None or (row["occupation"] or "-").startswith(term["occupation"])


def wage_at_least_reference(case: Case, kinds: list[str]):
    row = case.placement
    observed = shown(row["wage_amount"], row["wage_currency"])
    missing = {
        name for name in ("wage_amount", "wage_currency", "wage_period") if row[name] is None
    }
    found, open_field, breaches, nothing_unknown = [], False, [], True
    for kind in kinds:
        terms = [term for term in case.world.terms if valid(case, term, [kind])]
        empty = {
            name
            for name in ("area", "sector", "occupation")
            if row[name] is None and any(term[name] for term in terms)
        }
        if empty:
            missing |= empty
            open_field = True
            continue
        fitting = [term for term in terms if fits(case, term)]
        if not fitting:
            continue
        best = sorted(
            fitting,
            key=lambda term: (
                term["occupation"] is not None,
                term["sector"] is not None,
                term["area"] is not None,
                term["valid_from"],
                len(term["occupation"] or ""),
            ),
        )[-1]
        limit = {name: best[f"wage_{name}"] for name in ("amount", "currency", "period")}
        if None in limit.values():
            lacks, there = {"reference"}, None
        else:
            lacks, there = compared(case, limit)
        if "reference" not in lacks:
            found.append((there, limit))
        missing |= lacks
        nothing_unknown = nothing_unknown and not lacks
        if not lacks and row["wage_amount"] < there:
            breaches.append((there, limit))
    text = highest(found)
    if breaches:
        return Breach(observed, text, gap=gap(case, highest_of(breaches)[0]))
    if open_field or not nothing_unknown:
        return Unknown(missing, observed, text)
    if not found:
        return Unknown(missing | {"reference"}, observed, None)
    return Met(observed, text)


def highest_of(found: list) -> tuple:
    """The highest limit in the wage's currency and period, the first of equals.

    Limits of one currency whose periods need no hours are in order without a wage.
    """
    currencies = {limit["currency"] for _, limit in found}
    periods = {limit["period"] for _, limit in found}
    if len(currencies) == 1 and (len(periods) == 1 or periods <= YEARLY.keys()):
        return max(found, key=lambda one: one[1]["amount"] * YEARLY.get(one[1]["period"], 1))
    return max(found, key=lambda one: -1 if one[0] is None else one[0])


def highest(found: list) -> str | None:
    if not found:
        return None
    limit = highest_of(found)[1]
    return shown(limit["amount"], limit["currency"])


def beside(one: str, least: str):
    def check(case: Case):
        row = case.placement
        currency = row["wage_currency"]
        missing = {name for name in (one, least, "wage_currency") if row[name] is None}
        observed, limit = shown(row[one], currency), shown(row[least], currency)
        if missing:
            return Unknown(missing, observed, limit)
        if row[one] < row[least]:
            short = money_text(row[least] - row[one], currency)
            parts = {"amount": short, "currency": currency, "period": row["wage_period"]}
            return Breach(observed, limit, gap=parts)
        return Met(observed, limit)

    return check
