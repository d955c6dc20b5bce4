"""Kinds of answer that several forms ask for: a country, a list of lines, an amount's currency."""

from collections.abc import Iterable
from typing import Any

from babel import UnknownLocaleError
from flask_babel import get_locale
from wtforms import SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice

from audits.countries import ALPHA_2, COUNTRIES
from audits.money import EXPONENTS


def choices(pairs: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    """What may be chosen, from pairs of a key and its words."""
    return [SelectChoice(key, words) for key, words in pairs]


def country_choices() -> list[SelectChoice]:
    """Every country by its code, named in the reader's language and in that order."""
    try:
        names = get_locale().territories
    except (AttributeError, UnknownLocaleError):
        names = {}
    named = [(code, names.get(ALPHA_2[code], name)) for code, name in COUNTRIES.items()]
    return choices([("", ""), *sorted(named, key=lambda pair: pair[1])])


class CountryField(SelectField):
    """One country, kept as its ISO 3166 alpha-3 code."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, choices=country_choices, **kwargs)


class CurrencyField(SelectField):
    """One currency, kept as its ISO 4217 code; none is an answer too."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        codes = [("", ""), *((code, code) for code in sorted(EXPONENTS))]
        super().__init__(label, choices=choices(codes), **kwargs)


class LinesField(TextAreaField):
    """A list of texts, one a line; blank lines are left out."""

    data: list[str]

    def _value(self) -> str:
        return "\n".join(self.data or [])

    def process_formdata(self, valuelist: list[str]) -> None:
        lines = valuelist[0].splitlines() if valuelist else []
        self.data = [line.strip() for line in lines if line.strip()]
