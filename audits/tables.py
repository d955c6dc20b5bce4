"""Table: strict access to one table of a law file.

Every key that is asked for is ticked off, and `done` refuses what is left: a misspelt key is
never passed over. Which keys a table has is not known here.
"""

from collections.abc import Mapping
from datetime import date, datetime

from audits import days
from audits.countries import COUNTRIES
from audits.errors import AuditError, BadInstrument
from audits.words import N_

SEEN = ("full_text", "excerpt", "secondary")


class Table:
    """One table of `file`, belonging to `clause` (empty for the instrument's own)."""

    def __init__(self, file: str, clause: str, content: Mapping[str, object]) -> None:
        self.file = file
        self.clause = clause
        self.left = dict(content)

    def bad(self, reason: str, **values: object) -> BadInstrument:
        """The fault to raise: this file, this clause and `reason`."""
        return BadInstrument(self.file, self.clause, reason, **values)

    def take(self, key: str) -> object | None:
        """The raw value of `key`, ticked off; None where the table has no such key."""
        return self.left.pop(key, None)

    def done(self, parameters: tuple[str, ...] = ()) -> None:
        """Refuse the first key that nobody asked for and that is none of the `parameters`."""
        for key in self.left:
            if key in parameters:
                continue
            if parameters:
                raise self.bad(
                    N_("%(key)s is no key here; the check takes %(parameters)s"),
                    key=repr(key),
                    parameters=", ".join(parameters),
                )
            raise self.bad(N_("%(key)s is no key here"), key=repr(key))

    def text(self, key: str, default: str | None = None, empty: bool = False) -> str:
        """A line of text; without a `default` the key must be there, without `empty` filled."""
        value = self.take(key)
        if value is None:
            if default is None:
                raise self.bad(N_("%(key)s is missing"), key=repr(key))
            return default
        if not isinstance(value, str):
            raise self.bad(N_("%(key)s must be text"), key=repr(key))
        if not value.strip() and not empty:
            raise self.bad(N_("%(key)s is empty"), key=repr(key))
        return value.strip()

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """One of the `choices`."""
        value = self.text(key, default)
        if value not in choices and value != default:
            raise self.bad(
                N_("%(key)s is %(value)s and must be one of %(choices)s"),
                key=repr(key),
                value=repr(value),
                choices=", ".join(choices),
            )
        return value

    def seen(self) -> str:
        """How the text was seen."""
        return self.choice("seen", SEEN)

    def words(self, key: str, choices: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of different words, each one of the `choices` if any; () where absent."""
        value = self.take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not value:
            raise self.bad(N_("%(key)s must be a list of words"), key=repr(key))
        for word in value:
            fits = isinstance(word, str) and word.strip() and (not choices or word in choices)
            if not fits:
                raise self.bad(
                    N_("%(key)s has %(value)s, which is no word it may have"),
                    key=repr(key),
                    value=repr(word),
                )
        if len(set(value)) < len(value):
            raise self.bad(N_("%(key)s names a word twice"), key=repr(key))
        return tuple(value)

    def country(self, key: str) -> str:
        """A country's alpha-3 code."""
        return self._country(key, self.text(key))

    def countries(self, key: str, required: bool = False) -> tuple[str, ...]:
        """One alpha-3 code or a list of them, as a tuple."""
        if isinstance(self.left.get(key), str):
            return (self.country(key),)
        codes = self.words(key)
        if required and not codes:
            raise self.bad(N_("%(key)s is missing"), key=repr(key))
        return tuple(self._country(key, code) for code in codes)

    def day(self, key: str) -> date | str | None:
        """A date, or a bare month or year as text; None where absent."""
        value = self.take(key)
        if value is None:
            return None
        if isinstance(value, datetime) or not isinstance(value, date | str):
            raise self.bad(N_("%(key)s must be a date, or a month or year as text"), key=repr(key))
        try:
            days.start_day(value)
        except AuditError as fault:
            raise self.bad(N_("%(key)s: %(fault)s"), key=repr(key), fault=fault) from fault
        return value

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self.take(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.bad(N_("%(key)s must be true or false"), key=repr(key))
        return value

    def tables(self, key: str) -> list[dict[str, object]]:
        """An array of tables, not yet looked into; [] where absent."""
        value = self.take(key)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self.bad(N_("%(key)s must be written as [[%(name)s]]"), key=repr(key), name=key)
        return value

    def table(self, key: str) -> list[dict[str, object]]:
        """One table, not yet looked into, as a list of it; [] where absent."""
        value = self.take(key)
        if value is None:
            return []
        if not isinstance(value, dict):
            raise self.bad(N_("%(key)s must be written as [%(name)s]"), key=repr(key), name=key)
        return [value]

    def _country(self, key: str, code: str) -> str:
        if code not in COUNTRIES:
            raise self.bad(
                N_("%(key)s has %(code)s, which is no country of ISO 3166 (three letters)"),
                key=repr(key),
                code=repr(code),
            )
        return code
