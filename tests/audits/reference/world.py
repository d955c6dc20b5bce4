"""The facts that the reference interpreter judges, as plain values, and its small vocabulary.

Written from the contract of verdicts alone: nothing of `audits` is used here.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

DECIMALS = {
    **dict.fromkeys("CLP JPY KRW PYG VND".split(), 0),
    **dict.fromkeys("AED ARS BDT BGN BOB BRL CAD CHF CZK ETB EUR GBP HUF IDR ILS".split(), 2),
    **dict.fromkeys(
        "INR KES KGS LKR MAD MYR NPR PEN PHP PKR PLN QAR RON SAR SGD THB USD".split(), 2
    ),
    **dict.fromkeys("KHR TRY TWD UAH UYU".split(), 2),
    **dict.fromkeys("BHD JOD KWD OMR TND".split(), 3),
}

GROUPS = {
    "fees": "service_fee supply_fee direct_hire_fee fee_recovery",
    "medical": "medical_exam vaccination",
    "insurance": "insurance_premium welfare_fund",
    "skills": "skills_test language_test certification",
    "training": "training_predeparture orientation_postarrival",
    "equipment": "tools uniform ppe",
    "travel": "travel_domestic travel_international lodging subsistence repatriation",
    "admin": "passport visa background_check clearance work_permit residence_permit"
    " contract_attestation banking levy",
    "illicit": "bribe tribute extortion bond unlawful_recovery collateral",
}
COSTS = ("medical", "insurance", "skills", "training", "equipment", "travel", "admin")
MAY_RECRUIT = ("provisional", "valid", "conditional", "surveillance")


@dataclass
class World:
    """Registers by name, agencies, licences and placements as rows, charges by placement."""

    registers: dict[str, dict] = field(default_factory=dict)
    agencies: dict[str, dict] = field(default_factory=dict)
    placements: list[dict] = field(default_factory=list)
    charges: dict[str, list[dict]] = field(default_factory=dict)
    terms: list[dict] = field(default_factory=list)
    rates: list[dict] = field(default_factory=list)


def items_of(names: list[str]) -> set[str]:
    """The items that a law file's list means."""
    found: set[str] = set()
    for name in names:
        if name == "all":
            found |= items_of(["fees", "costs", "illicit"]) | {"other", "loan_interest"}
        elif name == "costs":
            found |= items_of(list(COSTS))
        else:
            found |= set(GROUPS[name].split()) if name in GROUPS else {name}
    return found


def rate_on(world: World, day: date | None, source: str, target: str) -> Fraction | None:
    """The rate between major units by the rule of the contract; None where there is none."""
    if source == target:
        return Fraction(1)
    if day is None:
        return None
    best = None
    for row in world.rates:
        pair = (row["from"], row["to"])
        if not timedelta(0) <= day - row["on"] <= timedelta(92):
            continue
        ratio = Fraction(row["numerator"], row["denominator"])
        if pair == (source, target):
            candidate = (row["on"], 1, ratio)
        elif pair == (target, source):
            candidate = (row["on"], 0, 1 / ratio)
        else:
            continue
        best = max(best, candidate) if best else candidate
    return best[2] if best else None


def exchanged(
    world: World, day: date | None, amount: Fraction, source: str, target: str
) -> Fraction | None:
    """Minor units of `source` as minor units of `target`, unrounded."""
    rate = rate_on(world, day, source, target)
    if rate is None:
        return None
    return amount * rate * Fraction(10) ** (DECIMALS[target] - DECIMALS[source])


def money_text(amount: int, currency: str) -> str:
    """A plain decimal with the currency's digits."""
    digits = DECIMALS[currency]
    if not digits:
        return str(amount)
    return f"{amount // 10**digits}.{amount % 10**digits:0{digits}}"


def number_text(value: Fraction) -> str:
    """A number without trailing zeros."""
    text = f"{float(value):.3f}".rstrip("0").rstrip(".")
    assert Fraction(text) == value
    return text
