"""The stories of cases/*.toml, told to the judge on both engines.

A story changes some facts of its file's usual placement and says what must come of it. The laws
are invented (laws/*.toml); the numbers of clauses are theirs.
"""

import tomllib
from collections import defaultdict
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from audits.checks import CHECKS
from audits.clause import Clause, Dated
from audits.days import number
from audits.facts import DAY_FACTS, placement
from audits.instrument import Instrument, read
from audits.money import scaled
from audits.signatures import SIGNATURES
from tests.audits import record
from tests.audits.reference.world import DECIMALS, World

HERE = Path(__file__).parent
CASES = sorted((HERE / "cases").glob("*.toml"))
COMPARED = ("observed", "limit", "owed", "established", "gap", "missing", "cite", "on", "force")
AGENCY = {"number": "1", "register": "ministry", "destinations": [], "sectors": [], "licences": []}
NO_LICENCE = dict.fromkeys(("since", "issued_on", "expires_on", "as_of"))
WAGE = ("wage_amount", "wage_currency", "wage_period")
DECIMAL_FACTS = ("hours_per_week", "leave_days_per_year", "overtime_rate")


def told(path: Path) -> dict:
    return tomllib.loads(path.read_text("utf-8"))


def law_of(book: dict) -> Instrument:
    name = f"{book['law'].lower()}.toml"
    return read((HERE / "laws" / name).read_text("utf-8"), name)


def money(text: str, currency: str | None) -> int:
    return scaled(text, 4 if currency is None else DECIMALS[currency])


def reference(story: dict) -> str:
    return f"{story['clause']} {story['name']}"


def facts_of(book: dict, story: dict) -> dict:
    """The placement's row: the usual facts, the story's own, and nothing known besides."""
    row: dict[str, Any] = dict.fromkeys(column.name for column in placement.c)
    row |= {"origin": "NPL", "destination": "MYS", "agency": "1"} | book["usual"]
    row |= story.get("facts", {})
    row = {name: None if value == "" else value for name, value in row.items()}
    for name, value in row.items():
        if value is not None and name.endswith("wage_amount"):
            row[name] = money(value, row["wage_currency"])
        elif value is not None and name.endswith((*DECIMAL_FACTS, "rest_hours_per_week")):
            row[name] = Fraction(value)
    return row | {"reference": reference(story)}


def charge_of(charge: dict) -> dict:
    row = dict.fromkeys(("paid_on", "evidence", "refunded_amount", "refunded_on"))
    row |= {"borne_by": "worker"} | charge
    for name in ("amount", "refunded_amount"):
        row[name] = None if row[name] is None else money(row[name], row["currency"])
    return row


def term_of(term: dict) -> dict:
    names = ("area", "sector", "occupation", "valid_until", *WAGE)
    row = dict.fromkeys(names) | term
    if row["wage_amount"] is not None:
        row["wage_amount"] = money(row["wage_amount"], row["wage_currency"])
    return row


def world_of(book: dict, stories: list[dict]) -> World:
    registers = book.get("register", [{"slug": "ministry", "stale_after": 90, "publishes": []}])
    return World(
        registers={row["slug"]: row for row in registers},
        agencies={
            row["number"]: row | {"licences": [NO_LICENCE | one for one in row["licences"]]}
            for row in book.get("agency", [AGENCY])
        },
        placements=[facts_of(book, story) for story in stories],
        charges={
            reference(story): [charge_of(charge) for charge in story.get("charges", [])]
            for story in stories
        },
        terms=[term_of(row) for row in book.get("term", [])],
        rates=book.get("rate", []),
    )


def in_words(line: dict) -> dict:
    """The line's values as a story writes them; "" for none."""
    words = {key: "" if line[key] is None else line[key] for key in COMPARED}
    for key in ("owed", "established", "gap"):
        words[key] = " ".join(line[key].values()) if line[key] else ""
    for key in ("on", "observed", "limit"):
        words[key] = str(words[key])
    return words | {"outcome": line["outcome"]}


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
                wanted = {key: _plain(story[key]) for key in ("outcome", *COMPARED) if key in story}
                differs = {key: came.get(key) for key in wanted if came.get(key) != wanted[key]}
                if differs:
                    wrong[reference(story), exact] = (differs, wanted)
    assert wrong == {}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


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
