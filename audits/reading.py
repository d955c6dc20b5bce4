"""Making a Clause or an Unchecked of its table in a law file.

A check's parameters are made in `audits.parameters`, the instrument's own keys in
`audits.instrument`.
"""

from dataclasses import dataclass
from datetime import date

from audits import days
from audits.clause import Clause, Dated, Scope, Unchecked
from audits.parameters import read_parameter
from audits.questionnaire import QUESTIONS
from audits.remedy import ANSWERS
from audits.scope import read_scope
from audits.signatures import SIGNATURES, Form, Parameter
from audits.tables import Table
from audits.words import N_

ON = ("signed", "departed", "started")
INTEREST = Parameter("interest", Form.NUMBER, dated=True)


@dataclass(frozen=True)
class Frame:
    """What a clause takes from its instrument where it says nothing itself."""

    instrument: str
    start: date | str | None
    until: date | str | None
    scope: Scope
    interest: Dated | None = None


def read_elements(table: Table) -> tuple[str, ...]:
    """The questions of the scorecard that what the table says answers."""
    return table.words("elements", tuple(QUESTIONS))


def read_interest(table: Table, cite: str) -> Dated | None:
    """The percent a year that is due on top of what is owed; None where the table has no rate."""
    if INTEREST.name not in table.left:
        return None
    rate = read_parameter(table, INTEREST, cite)
    return rate if isinstance(rate, Dated) else None


def read_clause(table: Table, frame: Frame) -> Clause:
    """The clause that `table` states; a fault is BadInstrument."""
    says, cite, seen = table.text("says"), table.text("cite", empty=True), table.seen()
    topic, note = table.text("topic", ""), table.text("note", "")
    elements, answers = read_elements(table), table.choice("answers", tuple(ANSWERS), "")
    interest = read_interest(table, cite) or frame.interest
    check = table.text("check")
    if check not in SIGNATURES:
        raise table.bad(N_("%(check)s is no check that there is"), check=repr(check))
    on = table.choice("on", ON, "signed")
    start, until = _term(table, frame)
    own = read_scope(table)
    signature = SIGNATURES[check]
    # Before the values: of a misspelt parameter the wrong name says more than the missing one.
    table.done(tuple(parameter.name for parameter in signature))
    parameters = {parameter.name: read_parameter(table, parameter, cite) for parameter in signature}
    return Clause(
        instrument=frame.instrument,
        id=table.clause,
        topic=topic,
        says=says,
        cite=cite,
        seen=seen,
        check=check,
        parameters=parameters,
        on=on,
        start=start,
        until=until,
        scope=Scope(
            own.sectors or frame.scope.sectors,
            own.sexes or frame.scope.sexes,
            own.occupations or frame.scope.occupations,
        ),
        note=note,
        elements=elements,
        answers=answers,
        interest=interest,
    )


def read_unchecked(table: Table, frame: Frame) -> Unchecked:
    """The provision that no check covers, with the reason."""
    entry = Unchecked(
        instrument=frame.instrument,
        id=table.clause,
        topic=table.text("topic", ""),
        says=table.text("says"),
        cite=table.text("cite", empty=True),
        seen=table.seen(),
        why=table.text("why"),
        elements=read_elements(table),
    )
    table.done()
    return entry


def _term(table: Table, frame: Frame) -> tuple[int | None, int | None]:
    own_since, own_until = table.day("since"), table.day("until")
    since = frame.start if own_since is None else own_since
    until = frame.until if own_until is None else own_until
    start = None if since is None else days.start_day(since)
    end = None if until is None else days.until_day(until)
    if start is not None and end is not None and end <= start:
        raise table.bad(N_("it ends on or before the day it begins"))
    return start, end
