"""Acts beside a list: what the statement finds is what trying each work that it may be comes to."""

from datetime import date
from itertools import product

import pytest
import sqlalchemy as sa

from audits import licences
from audits.clearances import Act, pieces
from audits.days import number
from audits.facts import placement
from tests.audits import record
from tests.audits.reference import clearances
from tests.audits.reference.verdict import Case
from tests.audits.reference.world import World

DAY = date(2021, 4, 1)
ON = number(DAY)
WHOLE = {"sector": None, "occupation": None}
BUILDERS, MASONS = WHOLE | {"sector": "construction"}, WHOLE | {"occupation": "7112"}
KINDS = ("clear", "end_clearance")
MALAYSIA = {"since": DAY, "destination": "MYS"}
CLEARED = {"act": "clear", **MALAYSIA, **WHOLE}
PARTS = (WHOLE, BUILDERS, MASONS, BUILDERS | {"occupation": "7112"})
ACTS = [MALAYSIA | {"act": act} | part for act, part in product(KINDS, PARTS)]
NURSES_TOO = [
    CLEARED | MASONS,
    CLEARED | {"sector": "health"},
    CLEARED | PARTS[-1] | {"act": "end_clearance"},
]
TOLD = [[], *([one] for one in ACTS), *map(list, product(ACTS, ACTS)), NURSES_TOO]
WORKS = [
    {"sector": sector, "occupation": code}
    for sector, code in product(("construction", "health", None), ("7112", "5321", None))
]
NAMED = ("destinations", "sector", "occupation")


def work(acts: list[dict], signed: dict) -> Case:
    """A contract for Malaysia signed with an agency of which the acts speak."""
    world = World(agencies={"1": {"clearances": acts}})
    return Case(world, {}, {}, MALAYSIA | {"agency": "1"} | signed, DAY, DAY)


def write(connection: sa.Connection, destinations: str) -> None:
    """An agency for each of the stories, with one contract for each of the works."""
    licences.table.create(connection)
    rows = []
    for place, acts in enumerate(TOLD):
        ((_, _, said),) = pieces([Act(**one) for one in acts], ON, licences.ALWAYS)
        rows.append({"agency_id": place, "since": ON, "until": licences.ALWAYS, **said})
    connection.execute(sa.insert(licences.table).values(destinations=destinations), rows)
    signed = [
        {"id": place, "agency_id": place // len(WORKS), **WORKS[place % len(WORKS)]}
        for place in range(len(TOLD) * len(WORKS))
    ]
    usual = {"destination": "MYS", "contract_signed_on": ON}
    connection.execute(sa.insert(record.TABLES["placement"]).values(usual), signed)


@pytest.mark.parametrize(
    "destinations, listed",
    [("|MYS|SAU|", True), ("|SAU|", False), ("", None), (None, True)],
    ids=["named", "left out", "empty", "not published"],
)
def test_what_is_not_known_of_the_work_is_asked_for_where_it_would_decide(
    connection: sa.Connection, destinations: str, listed: bool | None
):
    write(connection, destinations)
    held = licences.held_on("contract_signed_on")
    asked = sa.select(held.covers_destination, *(held.unlisted[name] for name in NAMED))
    source = licences.join_licences(placement, "contract_signed_on")
    found = [
        (covered, {name for name, empty in zip(NAMED, missing, strict=True) if empty})
        for covered, *missing in connection.execute(
            asked.select_from(source).order_by(placement.c.id)
        )
    ]
    tried = [clearances.covers(work(*one), listed) for one in product(TOLD, WORKS)]
    differing = [
        (told, was, is_)
        for told, was, is_ in zip(product(TOLD, WORKS), tried, found, strict=True)
        if was != is_
    ]
    assert differing == []


def test_time_is_cut_where_an_act_begins_and_nowhere_else():
    later = date(2021, 6, 1)
    acts = [Act(**CLEARED), Act(**CLEARED | {"act": "end_clearance", "since": later})]
    before, cleared, ended = pieces(acts, ON - 9, ON + 99)
    assert before == (ON - 9, ON, {"cleared": None, "ended": None})
    assert cleared == (ON, number(later), {"cleared": "|MYS//|", "ended": None})
    assert ended == (number(later), ON + 99, {"cleared": None, "ended": "|MYS//|"})


def test_an_act_on_the_first_day_or_after_the_last_cuts_nothing_off():
    (whole,) = pieces([Act(**CLEARED)], ON, ON + 9)
    assert whole == (ON, ON + 9, {"cleared": "|MYS//|", "ended": None})
    (before,) = pieces([Act(**CLEARED)], ON - 9, ON)
    assert before == (ON - 9, ON, {"cleared": None, "ended": None})
