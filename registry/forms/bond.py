"""What is asked for an entry of a bond, for a clearance, and for what a register requires.

Which answers an act has room for stands in `registry.bonds`; here is how each is asked.
"""

from collections.abc import Callable, Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    DateField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired
from wtforms.validators import Optional as Maybe
from wtforms.widgets import CheckboxInput, ListWidget

from audits.errors import AuditError
from audits.money import parse
from audits.sectors import SECTORS
from registry.bonds import ACTS, SHOWS
from registry.errors import Refused
from registry.forms import Form, SeenForm
from registry.forms.agency import NAME, WORDS, short_lines
from registry.forms.fields import CountryField, CurrencyField, LinesField, choices

Checks = list[Any]
# How each answer that only some acts have room for is asked; all are checked by the service.
ASKED: dict[str, Callable[[Checks], Any]] = {
    "of": lambda checks: SelectField(_l("Part of the bond"), validators=checks),
    "against": lambda checks: SelectField(_l("Award"), validators=checks),
    "bank": lambda checks: StringField(_l("Bank"), validators=[*checks, NAME]),
    "number": lambda checks: StringField(_l("Number of the guarantee"), validators=[*checks, NAME]),
    "placement": lambda checks: StringField(_l("Placement: its reference"),
                                            validators=[*checks, NAME]),
    "amount": lambda checks: StringField(_l("Amount"), validators=[*checks, NAME]),
    "currency": lambda checks: CurrencyField(_l("Currency"), validators=checks),
    "expires_on": lambda checks: DateField(_l("Last valid day"), validators=checks),
    "destination": lambda checks: CountryField(_l("Country of work"), validators=checks),
    "sector": lambda checks: SelectField(
        _l("Sector"),
        choices=choices([("", ""), *((sector, _l(sector)) for sector in SECTORS)]),
        validators=checks,
    ),
    "occupation": lambda checks: StringField(_l("Occupation: its four digits in ISCO-08"),
                                             validators=[*checks, NAME]),
    "audit": lambda checks: StringField(_l("Audit: its reference"), validators=[*checks, NAME]),
    "ground": lambda checks: TextAreaField(_l("Ground"), validators=[*checks, WORDS]),
    "basis": lambda checks: StringField(_l("Legal basis"), validators=[*checks, NAME]),
    "document": lambda checks: StringField(
        _l("Document: its reference or address in your files"), validators=[*checks, NAME]
    ),
    "despite": lambda checks: TextAreaField(
        _l("If its bond is not known to be enough: why it is cleared all the same"),
        validators=[*checks, WORDS],
    ),
}  # fmt: skip
MISSING = {
    "of": _l("Choose the part of the bond."),
    "against": _l("Choose the award."),
    "bank": _l("Name the bank."),
    "number": _l("Give the number of the guarantee."),
    "placement": _l("Name the placement by its reference."),
    "amount": _l("Give the amount."),
    "currency": _l("Choose the currency of the bond."),
    "expires_on": _l("Give the last valid day."),
    "destination": _l("Choose the country."),
    "ground": _l("State the ground of the decision."),
    "document": _l("Name the document that shows it."),
}


class BondForm(SeenForm):
    """The day of an entry or of an act on a clearance; the rest is the act's own."""

    since = DateField(_l("Day"), validators=[InputRequired(_l("Give the day."))])

    def offer(self, **offered: Iterable[tuple[int, str]]) -> None:
        """Offer parts and awards by their events, each in words; one that is alone is chosen."""
        for name, pairs in offered.items():
            field = self._fields.get(name)
            if field is not None:
                field.choices = choices((str(seq), words) for seq, words in pairs)

    def show(self, asked: dict[str, str]) -> None:
        """Fill in what the address says of it."""
        for name, value in asked.items():
            if name in self._fields and name in ASKED and name != "expires_on":
                self._fields[name].data = value

    def values(self) -> dict[str, Any]:
        """The answers as the service takes them, the amount still as it was typed."""
        given = {name: value for name, value in self.answers().items() if name != "seen"}
        texts = {name: value.strip() or None for name, value in given.items()
                 if isinstance(value, str)}  # fmt: skip
        events = {name: int(texts[name] or 0) for name in ("of", "against") if texts.get(name)}
        return given | texts | events


def bond_form(act: str) -> type[BondForm]:
    """The form of an act: its day, what it must state, and what it has room for."""
    states, answers = ACTS[act].states, ACTS[act].answers
    asked = {
        name: ask([InputRequired(MISSING[name])] if name in states else [Maybe()])
        for name, ask in ASKED.items()
        if name in answers
    }
    return type("BondForm", (BondForm,), asked)


def minor(text: str, currency: str, field: str = "amount") -> int:
    """An amount as it was typed, in minor units; Refused with the field where it is none."""
    try:
        return parse(text, currency)
    except AuditError as error:
        raise Refused(field, _(error.message, **error.values)) from error


class RulesForm(Form):
    """What bond a register requires, and what of it the public sees."""

    since = DateField(_l("From"), validators=[InputRequired(_l("Give the day."))])
    measure = RadioField(
        _l("The tiers count"),
        choices=choices(
            [
                ("placements", _l("contracts signed in the last 365 days")),
                ("workers", _l("workers who are abroad")),
            ]
        ),
        validators=[InputRequired(_l("Choose what the tiers count."))],
    )
    currency = CurrencyField(
        _l("Currency"), validators=[InputRequired(_l("Choose the currency of the bond."))]
    )
    tiers = LinesField(_l("Tiers"), validators=[Maybe(), short_lines])
    cite = StringField(
        _l("Legal basis"), validators=[DataRequired(_l("Name the legal basis.")), NAME]
    )
    shows = SelectMultipleField(
        _l("What the public sees"),
        choices=choices(
            [
                ("required", _l("what is required")),
                ("held", _l("what is held")),
                ("confirmed", _l("until when it is confirmed")),
                ("short", _l("whether it is short")),
            ]
        ),
        default=list(SHOWS),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validators=[Maybe()],
    )

    def lines(self) -> list[tuple[int | None, int, int]]:
        """The tiers: up to how many (None for *), cash and guarantee in minor units."""
        return [self._line(line) for line in self.tiers.data]

    def _line(self, line: str) -> tuple[int | None, int, int]:
        parts = [part.strip() for part in line.split(",")]
        if len(parts) != 3 or not (parts[0] == "*" or parts[0].isdecimal()):
            raise Refused("tiers", _("Write each tier as a number or *, a comma, the cash, a comma"
                                     " and the guarantee."))  # fmt: skip
        up_to = None if parts[0] == "*" else int(parts[0][:12])
        cash, guarantee = (minor(part, self.currency.data, "tiers") for part in parts[1:])
        return up_to, cash, guarantee
