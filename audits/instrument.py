"""Instrument: an agreement, a national law, a convention or a standard as its law file states it.

Here are the instrument's own keys; its clauses are read in `audits.reading`, and what the files
hold as a whole is in `audits.shelf`.
"""

import hashlib
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import PurePath
from typing import TypeVar

from audits.clause import Clause, Dated, Scope, Unchecked
from audits.errors import BadInstrument
from audits.place import Place, read_place
from audits.reading import (
    Frame,
    read_clause,
    read_elements,
    read_interest,
    read_unchecked,
)
from audits.scope import read_scope
from audits.tables import Table
from audits.term import Term, read_term
from audits.words import N_

KINDS = ("agreement", "national_law", "convention", "standard")
CONFIDENCE = ("high", "medium", "low")
NAME = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*", re.ASCII)
Made = TypeVar("Made")
NUMBER = re.compile(r"[0-9A-Za-z]+([.-][0-9A-Za-z]+)*", re.ASCII)


@dataclass(frozen=True)
class JointBody:
    """The two states' follow-up body; what was not seen is empty."""

    name: str
    composition: str
    meeting_frequency: str
    functions: tuple[str, ...]
    cite: str
    seen: str
    elements: tuple[str, ...] = ()


@dataclass(frozen=True)
class Beside:
    """What the text has beside its numbered provisions, for the scorecard."""

    says: str
    cite: str
    seen: str
    elements: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """Where the instrument was seen: an address or, where none was kept, a locator."""

    publisher: str
    title: str
    url: str
    locator: str
    seen: str


@dataclass(frozen=True)
class Instrument:
    """One law file.

    `kind` is the basis of its verdicts, `edition` the SHA-256 of the file in hexadecimal and
    `text` the file itself, so that an old run can be replayed.
    """

    id: str
    kind: str
    title: str
    type: str
    legal_force: str
    place: Place
    term: Term
    scope: Scope
    confidence: str
    note: str
    joint_body: JointBody | None
    beside: tuple[Beside, ...]
    sources: tuple[Source, ...]
    clauses: tuple[Clause, ...]
    unchecked: tuple[Unchecked, ...]
    edition: str
    text: str = field(repr=False)
    interest: Dated | None = None

    def clause(self, number: str) -> Clause | None:
        """The clause of that number within the instrument, such as "03"."""
        return next((clause for clause in self.clauses if clause.id == number), None)


def read(text: str, file: str) -> Instrument:
    """The instrument that the law file named `file` states; its first fault is BadInstrument."""
    instrument, faults = examine(text, file)
    if instrument is None:
        raise faults[0]
    return instrument


def examine(text: str, file: str) -> tuple[Instrument | None, list[BadInstrument]]:
    """The instrument and no fault, or None and the first fault of each clause."""
    try:
        head = Table(file, "", tomllib.loads(text, parse_float=Decimal))
        numbers: set[str] = set()
        clauses = _numbered(head, "clause", numbers)
        unchecked = _numbered(head, "unchecked", numbers)
        instrument = _head(head, text)
    except BadInstrument as fault:
        return None, [fault]
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        return None, [BadInstrument(file, "", N_("this is no TOML: %(fault)s"), fault=fault)]
    frame = Frame(
        instrument.id,
        instrument.term.start,
        instrument.term.until,
        instrument.scope,
        instrument.interest,
    )
    faults: list[BadInstrument] = []
    whole = replace(
        instrument,
        clauses=_each(clauses, read_clause, frame, faults),
        unchecked=_each(unchecked, read_unchecked, frame, faults),
    )
    return (None, faults) if faults else (whole, [])


def _each(
    tables: list[Table],
    make: Callable[[Table, Frame], Made],
    frame: Frame,
    faults: list[BadInstrument],
) -> tuple[Made, ...]:
    made = []
    for table in tables:
        try:
            made.append(make(table, frame))
        except BadInstrument as fault:
            faults.append(fault)
    return tuple(made)


def _numbered(head: Table, name: str, numbers: set[str]) -> list[Table]:
    """The tables of clauses or of unchecked provisions, each under its own number."""
    found = []
    for place, entry in enumerate(head.tables(name), 1):
        table = Table(head.file, f"[[{name}]] {place}", entry)
        number = table.text("id")
        if not NUMBER.fullmatch(number):
            raise table.bad(N_("%(id)s is no clause number, such as 03 or 03a"), id=repr(number))
        table.clause = number
        if number in numbers:
            raise table.bad(N_("the number is used twice"))
        numbers.add(number)
        found.append(table)
    return found


def _head(head: Table, text: str) -> Instrument:
    """The instrument without its clauses, and every key of the file's own table accounted for."""
    name = head.text("id")
    if not NAME.fullmatch(name) or PurePath(head.file).name != f"{name.lower()}.toml":
        raise head.bad(
            N_("the id is %(id)s, so the file must be named %(name)s"),
            id=repr(name),
            name=f"{name.lower()}.toml",
        )
    kind = head.choice("kind", KINDS)
    bodies = [_joint_body(Table(head.file, "", body)) for body in head.table("joint_body")]
    instrument = Instrument(
        id=name,
        kind=kind,
        title=head.text("title"),
        type=head.text("type", ""),
        legal_force=head.text("legal_force", ""),
        place=read_place(head, kind),
        term=read_term(head),
        scope=read_scope(head),
        confidence=head.choice("confidence", CONFIDENCE, ""),
        note=head.text("note", ""),
        joint_body=bodies[0] if bodies else None,
        beside=tuple(_beside(Table(head.file, "", entry)) for entry in head.tables("beside")),
        sources=tuple(_source(Table(head.file, "", entry)) for entry in head.tables("source")),
        clauses=(),
        unchecked=(),
        edition=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        interest=read_interest(head, ""),
    )
    head.done()
    return instrument


def _joint_body(table: Table) -> JointBody:
    body = JointBody(
        name=table.text("name", "", empty=True),
        composition=table.text("composition", "", empty=True),
        meeting_frequency=table.text("meeting_frequency", "", empty=True),
        functions=table.words("functions"),
        cite=table.text("cite", empty=True),
        seen=table.seen(),
        elements=read_elements(table),
    )
    table.done()
    return body


def _beside(table: Table) -> Beside:
    beside = Beside(
        says=table.text("says"),
        cite=table.text("cite", empty=True),
        seen=table.seen(),
        elements=read_elements(table),
    )
    table.done()
    return beside


def _source(table: Table) -> Source:
    source = Source(
        publisher=table.text("publisher"),
        title=table.text("title"),
        url=table.text("url", "", empty=True),
        locator=table.text("locator", "", empty=True),
        seen=table.seen(),
    )
    table.done()
    return source
