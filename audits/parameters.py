"""Making the values of a check's parameters, each against its place in the check's signature."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from audits import days
from audits.clause import Dated, Step, Value
from audits.errors import AuditError, BadInstrument
from audits.exceptions import read_exceptions
from audits.items import expand
from audits.money import Money, parse
from audits.signatures import Form, Parameter
from audits.tables import Table
from audits.words import N_

LARGEST_NUMBER = 10**6


def read_parameter(table: Table, parameter: Parameter, cite: str) -> Value | Dated:
    """The value of `parameter` in a clause's table; a plain value of a dated one always applies.

    `cite` is the clause's own: a plain value has no other.
    """
    raw = table.take(parameter.name)
    if raw is None:
        if parameter.default is None:
            raise table.bad(N_("the parameter %(key)s is missing"), key=repr(parameter.name))
        value: Value | Dated = parameter.default
    elif parameter.dated and isinstance(raw, list):
        return _dated(table, parameter, raw)
    else:
        value = _value(table, parameter, raw)
    if parameter.dated and not isinstance(value, Dated):
        return Dated((Step(None, value, cite),))
    return value


def _dated(table: Table, parameter: Parameter, entries: list[object]) -> Dated:
    steps: list[Step] = []
    for entry in entries:
        if not isinstance(entry, Mapping):
            raise _wrong(table, parameter)
        inner = Table(table.file, table.clause, entry)
        since, cite, raw = inner.day("since"), inner.text("cite", empty=True), inner.take("value")
        if since is None or raw is None:
            raise table.bad(
                N_("each value of %(key)s needs since, value and cite"), key=repr(parameter.name)
            )
        inner.done()
        steps.append(Step(days.start_day(since), _value(table, parameter, raw), cite, str(since)))
    starts = [step.since for step in steps if step.since is not None]
    if not starts or any(later <= earlier for earlier, later in pairwise(starts)):
        raise table.bad(N_("the days of %(key)s do not rise"), key=repr(parameter.name))
    return Dated(tuple(steps))


def _value(table: Table, parameter: Parameter, raw: object) -> Value:
    value = _formed(table, parameter, raw)
    if value is None:
        raise _wrong(table, parameter)
    return value


def _formed(table: Table, parameter: Parameter, raw: object) -> Value | None:
    """`raw` as its form has it, or None where it does not fit."""
    match parameter.form:
        case Form.FLAG:
            return raw if isinstance(raw, bool) else None
        case Form.CHOICE:
            return raw if isinstance(raw, str) and raw in parameter.choices else None
        case Form.WORDS | Form.ITEMS:
            return _words(table, parameter, raw)
        case Form.MONEY:
            return _money(table, parameter, raw)
        case Form.EXCEPTIONS:
            return read_exceptions(table, raw)
    if isinstance(raw, bool) or not isinstance(raw, int | Decimal):
        return None
    if (isinstance(raw, Decimal) and not raw.is_finite()) or not 0 <= raw <= LARGEST_NUMBER:
        return None
    if parameter.form is Form.WHOLE:
        return int(raw) if raw == int(raw) else None
    number = Decimal(raw)
    return number if number * 1000 == int(number * 1000) else None


def _words(table: Table, parameter: Parameter, raw: object) -> tuple[str, ...] | None:
    if not isinstance(raw, list) or not raw or not all(isinstance(word, str) for word in raw):
        return None
    if parameter.form is Form.WORDS:
        known = len(set(raw)) == len(raw) and set(raw) <= set(parameter.choices)
        return tuple(raw) if known else None
    try:
        return expand(raw)
    except AuditError as fault:
        raise table.bad(N_("%(key)s: %(fault)s"), key=repr(parameter.name), fault=fault) from fault


def _money(table: Table, parameter: Parameter, raw: object) -> Money | None:
    if not isinstance(raw, Mapping) or set(raw) != {"amount", "currency"}:
        return None
    amount, currency = raw["amount"], raw["currency"]
    if isinstance(amount, bool) or not isinstance(amount, str | int | Decimal):
        return None
    try:
        return Money(parse(str(amount), str(currency)), str(currency))
    except AuditError as fault:
        raise table.bad(N_("%(key)s: %(fault)s"), key=repr(parameter.name), fault=fault) from fault


def _wrong(table: Table, parameter: Parameter) -> BadInstrument:
    return table.bad(
        parameter.form.value, key=repr(parameter.name), choices=", ".join(parameter.choices)
    )
