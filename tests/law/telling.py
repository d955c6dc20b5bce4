"""How a story of a TOML file becomes rows of a record, and a verdict the words of a story.

A story changes some of its file's usual facts; "" empties one. What must come of it is said and
compared in the tests beside this file.
"""

import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from audits.facts import placement
from audits.money import scaled
from tests.audits.reference.world import DECIMALS, World

COMPARED = ("observed", "limit", "owed", "established", "gap", "missing", "cite", "on", "force")
AGENCY = {"number": "1", "register": "ministry", "destinations": [], "sectors": [], "licences": []}
NO_LICENCE = dict.fromkeys(("since", "issued_on", "expires_on", "as_of"))
WAGE = ("wage_amount", "wage_currency", "wage_period")
DECIMAL_FACTS = ("hours_per_week", "leave_days_per_year", "overtime_rate")
NEPAL_TO_MALAYSIA = {"origin": "NPL", "destination": "MYS", "agency": "1"}


def told(path: Path) -> dict:
    return tomllib.loads(path.read_text("utf-8"))


def money(text: str, currency: str | None) -> int:
    return scaled(text, 4 if currency is None else DECIMALS[currency])


def reference(story: dict) -> str:
    return f"{story['clause']} {story['name']}"


def facts_of(book: dict, story: dict) -> dict:
    """The placement's row: the usual facts, the story's own, and nothing known besides."""
    row: dict[str, Any] = dict.fromkeys(column.name for column in placement.c)
    row |= NEPAL_TO_MALAYSIA | book["usual"]
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


def plain(value: Any) -> Any:
    """A value of a story as a verdict's line writes it."""
    return value.isoformat() if isinstance(value, date) else value
