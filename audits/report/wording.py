"""Sentences, days, sums and keys in the reader's words.

Digits are Latin in every language, as licence numbers and receipts have them; months are words in
sentences and numbers in tables.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from audits.money import Money, plain
from audits.report import vocabulary
from audits.report.data import Period
from audits.report.shaping import isolated
from audits.words import N_

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
DAY = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", re.ASCII)
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)
AMOUNT = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ([A-Z]{3})", re.ASCII)
MIRRORED = frozenset(("ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur"))


def is_mirrored(language: str) -> bool:
    """Whether a page in that language starts at the right."""
    return language.replace("_", "-").split("-")[0].lower() in MIRRORED


@dataclass(frozen=True)
class Wording:
    """Puts things into the words of the language that `translate` knows."""

    translate: Callable[[str], str]
    mirrored: bool = False

    def say(self, message: str, **values: object) -> str:
        """The translated message with its placeholders filled."""
        translated = self.translate(message)
        if not values:
            return translated
        shielded = {
            name: isolated(value, self.mirrored) if isinstance(value, str) else value
            for name, value in values.items()
        }
        return translated % shielded

    def key(self, words: Mapping[str, str], key: str) -> str:
        """The words for `key`, or the key itself with spaces where it has none."""
        return self.translate(words[key]) if key in words else key.replace("_", " ")

    def day(self, day: date | None) -> str:
        """A day as in a sentence: "1 November 2025"."""
        if day is None:
            return self.say(N_("day not recorded"))
        month = self.translate(MONTHS[day.month - 1])
        pattern = self.translate(N_("%(day)d %(month)s %(year)d"))
        return pattern % {"day": day.day, "month": month, "year": day.year}

    def source_day(self, text: str) -> str:
        """A day as a source gives it, with its month in words: "2015-07" is "July 2015"."""
        found = DAY.fullmatch(text)
        if found is None:
            return text
        if found[3]:
            return self.day(date.fromisoformat(text))
        month = self.translate(MONTHS[int(found[2]) - 1])
        return self.translate(N_("%(month)s %(year)s")) % {"month": month, "year": found[1]}

    def period(self, period: Period) -> str:
        """A period with its first and its last day."""
        last = period.until - timedelta(days=1)
        return self.say(
            N_("%(first)s to %(last)s"), first=self.day(period.since), last=self.day(last)
        )

    def money(self, money: Money | None) -> str:
        """An amount after its code: "NPR 25,000.00"; a dash for none."""
        return "–" if money is None else f"{money.currency}\u00a0{self.number(money)}"

    def number(self, money: Money | None) -> str:
        """An amount without its code, where a heading has it already; a dash for none."""
        return "–" if money is None else grouped(plain(money.amount, money.currency))

    def value(self, value: str) -> str:
        """A verdict's value: an amount, a key or a number, as people write it."""
        amount = AMOUNT.fullmatch(value)
        if amount:
            return f"{amount[2]}\u00a0{grouped(amount[1])}"
        if NUMBER.fullmatch(value):
            return grouped(value)
        return self.key(vocabulary.WORDS, value) if value else "–"

    def count(self, number: int) -> str:
        """A count with its thousands apart."""
        return f"{number:,}"

    def decimal(self, number: Decimal) -> str:
        """A decimal number without trailing zeros."""
        text = f"{number:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    def list(self, parts: Iterable[str]) -> str:
        """Parts one after another, as a list within a line."""
        return self.translate(N_(", ")).join(parts)

    def cite(self, cite: str) -> str:
        """A citation, or the plain statement that the article was not seen."""
        return cite or self.say(N_("article not seen"))


def iso(day: date | None) -> str:
    """A day as tables have it: "2025-11-01"; a dash for none."""
    return day.isoformat() if day else "–"


def grouped(number: str) -> str:
    """A plain decimal with its thousands apart and a true minus sign."""
    sign = "\u2212" if number.startswith("-") else ""
    whole, point, fraction = number.removeprefix("-").partition(".")
    return f"{sign}{int(whole):,}{point}{fraction}"
