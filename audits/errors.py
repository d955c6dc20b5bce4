"""What the law side refuses, and why; it holds no handling of refusals.

AuditError                 anything that audits refuse: a message with named values
├── BadAmount              an amount of money that cannot be read or compared
├── BadDay                 a date that is none
├── UnknownItem            a cost item or group that is not in the list
├── UnknownInstrument      an instrument that is not on the shelf
└── BadInstrument          a law file that may not be used: file, clause, reason
"""

from collections.abc import Callable

from audits.words import N_


class AuditError(Exception):
    """A refusal: `message` is the sentence to translate, `values` are what fills it."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return self.told(str)

    def told(self, translate: Callable[[str], str]) -> str:
        """The sentence in the reader's language; a refusal among its values is translated too."""
        values = {
            key: value.told(translate) if isinstance(value, AuditError) else value
            for key, value in self.values.items()
        }
        return translate(self.message) % values


class BadAmount(AuditError):
    """An amount that is no amount of its currency, or two that cannot be compared."""


class BadDay(AuditError):
    """A value that names no day, month or year."""


class UnknownItem(AuditError):
    """A cost item or group of items that the taxonomy does not have."""


class UnknownInstrument(AuditError):
    """An instrument's id that names no law file."""


class BadInstrument(AuditError):
    """A law file that may not be used; `clause` is empty where the fault is not a clause's."""

    def __init__(self, file: str, clause: str, reason: str, **values: object) -> None:
        self.file = file
        self.clause = clause
        self.why = AuditError(reason, **values)
        message = (
            N_("%(file)s, clause %(clause)s: %(reason)s") if clause else N_("%(file)s: %(reason)s")
        )
        super().__init__(message, file=file, clause=clause, reason=self.why)

    @property
    def reason(self) -> str:
        """What is wrong, without the place."""
        return str(self.why)
