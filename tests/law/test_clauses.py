"""Every clause on the shelf, told on a placement: clauses/<instrument>.toml, on both engines.

A clause's entry changes some of its file's usual facts so that it is breached, met, unknown, and
outside its scope, and says what must come of each. `first` is the first day on which the clause
judges and `last` the last; on the days beside them there is no verdict. `also` holds further
stories, such as the two sides of a value's change; `without` says why a kind of story cannot be
told of the clause.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from audits import shelf
from audits.clause import Clause
from audits.facts import DAY_FACTS
from audits.instrument import Instrument
from tests.audits import record
from tests.law.telling import COMPARED, in_words, plain, reference, told, world_of

HERE = Path(__file__).parent
LAW = {instrument.id: instrument for instrument in shelf.load_all()}
BOOKS = sorted((HERE / "clauses").glob("*.toml"))
KINDS = {"breached": "breached", "met": "met", "unknown": "unknown", "outside": "none"}
BESIDE_FACTS = {"charges", "outcome", "name", *COMPARED}


def stories_of(instrument: Instrument, entry: dict) -> Iterator[dict]:
    """The entry's stories as `telling` wants them."""
    clause = instrument.clause(entry["id"])
    assert clause is not None, f"{instrument.id} has no clause {entry['id']}"
    for kind, outcome in KINDS.items():
        if kind in entry:
            yield one(clause, f"{entry['story']}: {kind}", entry[kind], outcome)
    for further in entry.get("also", ()):
        yield one(clause, further["name"], further, further["outcome"])
    yield from on_its_days(clause, entry)


def on_its_days(clause: Clause, entry: dict) -> Iterator[dict]:
    """The breach on the first and the last day of the clause, and on the days beside them."""
    day = timedelta(days=1)
    turns = [("first", -1)] if "first" in entry else []
    turns += [("last", 1)] if "last" in entry else []
    for turn, beside in turns:
        for told_on, outcome in ((entry[turn], "some"), (entry[turn] + beside * day, "none")):
            changed = {"charges": entry["breached"].get("charges", [])}
            changed |= facts_in(entry["breached"]) | {DAY_FACTS[clause.on]: told_on}
            yield one(clause, f"{entry['story']}: on {told_on}", changed, outcome)


def one(clause: Clause, name: str, changed: dict, outcome: str) -> dict:
    """A story of a clause: its changed facts, its charges and what must come of it."""
    wanted = {key: changed[key] for key in COMPARED if key in changed}
    return wanted | {
        "clause": clause.id,
        "name": name,
        "facts": facts_in(changed),
        "charges": changed.get("charges", []),
        "outcome": outcome,
    }


def facts_in(changed: dict) -> dict:
    """The facts of the placement among what a story says."""
    return {key: value for key, value in changed.items() if key not in BESIDE_FACTS}


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_what_is_told_of_a_clause_comes_of_it(connection: sa.Connection, path: Path):
    book = told(path)
    instrument = LAW[book["law"]]
    stories = [story for entry in book["clause"] for story in stories_of(instrument, entry)]
    record.write(connection, world_of(book, stories))
    _, lines = record.verdicts(connection, [instrument], book["as_of"])
    found = {(line["reference"], line["clause"]): in_words(line) for line in lines}
    wrong = {}
    for story in stories:
        came = found.get((reference(story), f"{instrument.id}#{story['clause']}"))
        came = came or {"outcome": "none"}
        wanted = {key: plain(story[key]) for key in ("outcome", *COMPARED) if key in story}
        if wanted["outcome"] == "some":
            wanted["outcome"] = came["outcome"] if came["outcome"] != "none" else "some"
        differs = {key: came.get(key) for key in wanted if came.get(key) != wanted[key]}
        if differs:
            wrong[reference(story)] = (differs, wanted)
    assert wrong == {}


def test_every_clause_on_the_shelf_is_told():
    books = {book["law"]: book for book in map(told, BOOKS)}
    untold = []
    for instrument in LAW.values():
        entries = {
            entry["id"]: entry for entry in books.get(instrument.id, {"clause": []})["clause"]
        }
        for clause in instrument.clauses:
            untold += [f"{clause.ref}: {gap}" for gap in gaps(clause, entries.get(clause.id))]
    assert untold == []


def gaps(clause: Clause, entry: dict | None) -> Iterator[str]:
    """What is not told of a clause, and not said why."""
    if entry is None:
        yield "not told"
        return
    without = entry.get("without", {})
    yield from (kind for kind in KINDS if kind not in entry and not without.get(kind))
    if clause.start is not None and "first" not in entry and not without.get("first"):
        yield "first"
    if clause.until is not None and "last" not in entry:
        yield "last"
