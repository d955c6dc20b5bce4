"""The stories of cases/*.toml, told to the judge on both engines.

A story changes some facts of its file's usual placement and says what must come of it. The laws
are invented (laws/*.toml); the numbers of clauses are theirs.
"""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from audits.checks import CHECKS
from audits.clause import Clause, Dated
from audits.days import number
from audits.facts import DAY_FACTS
from audits.instrument import Instrument, read
from audits.signatures import SIGNATURES
from tests.audits import record
from tests.law.telling import COMPARED, facts_of, in_words, plain, reference, told, world_of

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.toml"))


def law_of(book: dict) -> Instrument:
    name = f"{book['law'].lower()}.toml"
    return read((HERE / "laws" / name).read_text("utf-8"), name)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_a_story_says_comes_of_it(connection: sa.Connection, path: Path):
    book = told(path)
    law = law_of(book)
    by_day: dict[date, list[dict]] = defaultdict(list)
    for story in book["story"]:
        by_day[story.get("as_of", book["as_of"])].append(story)
    wrong = {}
    for as_of, stories in by_day.items():
        record.clear(connection)
        record.write(connection, world_of(book, stories))
        for exact in (False, True):
            _, lines = record.verdicts(connection, [law], as_of, exact=exact)
            found = {(line["reference"], line["clause"]): in_words(line) for line in lines}
            for story in stories:
                line = found.get((reference(story), f"{law.id}#{story['clause']}"))
                came = line or {"outcome": "none"}
                wanted = {key: plain(story[key]) for key in ("outcome", *COMPARED) if key in story}
                differs = {key: came.get(key) for key in wanted if came.get(key) != wanted[key]}
                if differs:
                    wrong[reference(story), exact] = (differs, wanted)
    assert wrong == {}


def clauses() -> list[tuple[Clause, dict, dict]]:
    """Every story with its clause and its placement."""
    found = []
    for path in CASES:
        book = told(path)
        by_number = {clause.id: clause for clause in law_of(book).clauses}
        for story in book["story"]:
            found.append((by_number[story["clause"]], story, facts_of(book, story)))
    return found


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_is_told_in_every_outcome(check: str):
    outcomes = {story["outcome"] for clause, story, _ in clauses() if clause.check == check}
    assert outcomes == {"met", "breached", "unknown", "none"}


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_is_told_on_both_sides_of_a_change(check: str):
    told_days, turns = set(), set()
    dated = any(parameter.dated for parameter in SIGNATURES[check])
    for clause, _, facts in clauses():
        day = facts[DAY_FACTS[clause.on]]
        if clause.check != check or day is None:
            continue
        told_days.add(number(day))
        steps = [one.steps for one in clause.parameters.values() if isinstance(one, Dated)]
        later = {step.since for values in steps for step in values[1:]}
        turns |= later if dated else {clause.start}
    assert turns
    assert all(turn in told_days and turn - 1 in told_days for turn in turns)


def test_no_clause_has_two_stories_of_one_name():
    for path in CASES:
        names = [reference(story) for story in told(path)["story"]]
        assert len(names) == len(set(names))
