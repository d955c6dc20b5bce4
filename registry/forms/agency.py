"""What is asked about an agency: where it is entered, and what the register publishes of it."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, ValidationError
from wtforms.validators import Optional as Maybe

from audits.countries import COUNTRIES
from audits.errors import AuditError
from audits.money import parse, plain
from registry.forms import Form, SeenForm
from registry.forms.fields import CurrencyField, LinesField, choices

NAME = Length(max=300, message=_l("At most 300 characters."))
WORDS = Length(max=2000, message=_l("At most 2,000 characters."))


def short_lines(_form: Form, field: LinesField) -> None:
    """Refuse a list that is no list of short texts."""
    if len(field.data) > 100 or any(len(line) > 300 for line in field.data):
        raise ValidationError(_("At most 100 lines, each of at most 300 characters."))


class AgencyForm(Form):
    """The published facts of an agency."""

    name = StringField(_l("Name"), validators=[DataRequired(_l("Enter the agency's name.")), NAME])
    name_local = StringField(_l("Name in the local script"), validators=[Maybe(), NAME])
    trading_names = LinesField(_l("Trading names"), validators=[Maybe(), short_lines])
    address = TextAreaField(_l("Address"), validators=[Maybe(), WORDS])
    phones = LinesField(_l("Telephone numbers"), validators=[Maybe(), short_lines])
    emails = LinesField(_l("E-mail addresses"), validators=[Maybe(), short_lines])
    website = StringField(_l("Website"), validators=[Maybe(), NAME])
    sectors = LinesField(_l("Sectors"), validators=[Maybe(), short_lines])
    destinations = LinesField(_l("Destinations"), validators=[Maybe(), short_lines])
    bond_amount = StringField(_l("Bond: amount"), validators=[Maybe(), NAME])
    bond_currency = CurrencyField(_l("Bond: currency"), validators=[Maybe()])
    source = StringField(_l("Source of these facts"), validators=[Maybe(), NAME])

    def validate_destinations(self, field: LinesField) -> None:
        """Each destination is a country code."""
        field.data = [code.upper() for code in field.data]
        for code in field.data:
            if code not in COUNTRIES:
                raise ValidationError(
                    _("%(code)s is no country code: three letters, such as MYS.", code=code)
                )

    def validate_bond_amount(self, field: StringField) -> None:
        """An amount has a currency and no more decimals than it."""
        if not self.bond_currency.data:
            raise ValidationError(_("Choose the currency of the bond."))
        try:
            parse(field.data, self.bond_currency.data)
        except AuditError as error:
            raise ValidationError(_(error.message, **error.values)) from error

    def facts(self) -> dict[str, Any]:
        """The answers as the register keeps them: no text is None, a bond is in minor units."""
        facts: dict[str, Any] = {
            name: field.data or ([] if isinstance(field, LinesField) else None)
            for name, field in self._fields.items()
            if hasattr(AgencyForm, name)
        }
        bond = facts["bond_amount"]
        facts["bond_amount"] = parse(bond, facts["bond_currency"]) if bond else None
        facts["bond_currency"] = facts["bond_currency"] if bond else None
        return facts

    def show(self, agency: Any) -> None:
        """Fill the form with what is published of an agency."""
        self.process(obj=agency)
        if agency.bond_amount is not None:
            self.bond_amount.data = plain(agency.bond_amount, agency.bond_currency)


class NewAgencyForm(AgencyForm):
    """An agency that is not in the register yet."""

    register = SelectField(_l("Register"), validators=[DataRequired(_l("Choose a register."))])
    number = StringField(
        _l("Licence number, as printed"),
        validators=[DataRequired(_l("Enter the licence number.")), NAME],
    )

    def offer(self, registers: Iterable[Any]) -> None:
        """Offer these registers."""
        self.register.choices = choices((one.slug, one.name) for one in registers)


class CorrectionForm(AgencyForm, SeenForm):
    """Other published facts of an agency, written in sight of what stands there."""


class RegisterForm(Form):
    """A register of the officer's own country."""

    name = StringField(
        _l("Name of the register"), validators=[DataRequired(_l("Enter its name.")), NAME]
    )
    slug = StringField(
        _l("Short name for addresses"),
        validators=[DataRequired(_l("Enter a short name.")), NAME],
    )
