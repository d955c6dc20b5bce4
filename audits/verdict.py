"""What a check says of a placement, in statements and in the printed line; no rule is here.

`Test` is what a check function hands back: expressions, not values. `line` makes the JSON object
of one stored or met verdict from the whole numbers of its row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from audits.clause import Value as LawValue
from audits.days import date_of
from audits.facts import Number, Truth, Word, no_number, no_word, whole, word
from audits.money import Money, plain, show

THOUSANDTHS = "thousandths"
WHOLE = "whole"
DAY = "day"


@dataclass(frozen=True)
class Value:
    """An observed or limiting value: a whole number in a unit, or a word.

    The unit is a currency (minor units), "thousandths", "whole" or "day".
    """

    number: Number = field(default_factory=no_number)
    unit: Word = field(default_factory=no_word)
    word: Word = field(default_factory=no_word)


@dataclass(frozen=True)
class Owed:
    """What a breach leaves unpaid, the established part of it, and the currency of both."""

    amount: Number
    established: Number
    currency: Word


@dataclass(frozen=True)
class Gap:
    """By how much a wage falls short, in its own currency and period."""

    amount: Number
    currency: Word
    period: Word


@dataclass(frozen=True)
class Test:
    """One comparison: TRUE met, FALSE breached, NULL unknown.

    `missing` says for each fact's name when it is empty, `missing_words` are texts of further
    names; both are read only where the outcome is unknown. Where `arises` is FALSE there is no
    verdict; it is never NULL.
    """

    holds: Truth
    observed: Value = field(default_factory=Value)
    limit: Value = field(default_factory=Value)
    owed: Owed | None = None
    gap: Gap | None = None
    missing: Mapping[str, Truth] = field(default_factory=dict)
    missing_words: Sequence[Word] = ()
    arises: Truth | None = None


def money_value(amount: Number, currency: Word) -> Value:
    """An amount in minor units of a currency that the row names."""
    return Value(number=amount, unit=currency)


def number_value(number: Number, unit: str) -> Value:
    """A number that counts in `unit`."""
    return Value(number=number, unit=word(unit))


def word_value(text: Word | str) -> Value:
    """A word of the exchange format."""
    return Value(word=word(text) if isinstance(text, str) else text)


def money_limit(money: Money) -> Value:
    """An amount that the clause names."""
    return money_value(whole(money.amount), word(money.currency))


def thousandths(number: LawValue) -> int:
    """A law file's number as thousandths, exactly."""
    return int(Decimal(str(number)) * 1000)


def line(row: Mapping[str, Any]) -> dict[str, Any]:
    """The object that is printed for a verdict.

    `row` has the columns of `finding`, with `reference` (the placement's) and `agency` (its
    number, with the register where that is needed) beside them.
    """
    return {
        "run": row["run_id"],
        "instrument": row["instrument_id"],
        "clause": row["clause"],
        "basis": row["basis"],
        "force": row["force"],
        "subject": "placement",
        "reference": row["reference"],
        "agency": row["agency"],
        "outcome": row["outcome"],
        "observed": _text(row["observed"], row["observed_unit"], row["observed_word"]),
        "limit": _text(row["limit_value"], row["limit_unit"], row["limit_word"]),
        "owed": _money(row["owed_amount"], row["owed_currency"]),
        "established": _money(row["established_amount"], row["owed_currency"]),
        "gap": _gap(row),
        "missing": missing(row["missing"]),
        "cite": row["cite"],
        "on": _day(row["on_day"]),
    }


def missing(names: str) -> list[str]:
    """The names of the facts that are missing, each once, by their UTF-8 bytes."""
    return sorted(set(names.split()), key=str.encode)


def _text(number: int | None, unit: str | None, text: str | None) -> str | None:
    """A value as it is printed: "25000.00 NPR", "1.25", "2025-02-01", "employer"."""
    if number is None or unit is None:
        return text
    match unit:
        case "whole":
            return str(number)
        case "day":
            return date_of(number).isoformat()
        case "thousandths":
            return f"{Decimal(number).scaleb(-3).normalize():f}"
    return show(number, unit)


def _money(amount: int | None, currency: str | None) -> dict[str, str] | None:
    if amount is None or currency is None:
        return None
    return {"amount": plain(amount, currency), "currency": currency}


def _gap(row: Mapping[str, Any]) -> dict[str, str | None] | None:
    found = _money(row["gap_amount"], row["gap_currency"])
    return None if found is None else {**found, "period": row["gap_period"]}


def _day(day: int | date | None) -> str | None:
    """A day as the record's model presents it, or as the number that is stored."""
    return (date_of(day) if isinstance(day, int) else day).isoformat() if day is not None else None
