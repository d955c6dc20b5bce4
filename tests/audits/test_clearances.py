"""Clearances beside the licence: the acts that hold on the day of signature go before the list."""

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from audits.instrument import read
from tests.audits import record
from tests.law.telling import AGENCY, world_of

LAW = Path(__file__).parents[1] / "law" / "laws" / "tale-licences.toml"
LICENSED = AGENCY | {"licences": [{"status": "valid", "since": date(2020, 6, 1)}]}
DAY, BEFORE = date(2021, 4, 1), date(2021, 3, 31)
ENDED = {"act": "end_clearance", "since": DAY, "destination": "MYS"}
CLEARED = ENDED | {"act": "clear"}
NONE = {"sector": None, "occupation": None}
BUILDING = {"sector": "construction", "occupation": "7112"}
MASONS = {"occupation": "7112"}
UNKNOWN = ("unknown", ["sector"])
BREACHED, MET = ("breached", []), ("met", [])


def judged(connection, acts, signed, **facts):
    """The verdict on a contract for Malaysia under these acts: outcome and what is missing."""
    line = printed(connection, acts, signed, **facts)
    return line["outcome"], line["missing"]


def printed(connection, acts, signed, *, listed=("MYS",), publishes=("destinations",), **work):
    """The whole verdict, as it is printed."""
    agency = LICENSED | {"destinations": list(listed), "clearances": [NONE | act for act in acts]}
    book = {
        "usual": {"contract_signed_on": signed} | BUILDING | work,
        "register": [{"slug": "ministry", "stale_after": 90, "publishes": list(publishes)}],
        "agency": [agency],
    }
    story = {"clause": "01", "name": "Sita signs"}
    record.write(connection, world_of(book, [story]))
    law = read(LAW.read_text("utf-8"), LAW.name)
    _, lines = record.verdicts(connection, [law], date(2026, 1, 1))
    (line,) = lines
    return line


@pytest.mark.parametrize("publishes", [(), ("destinations",)])
def test_a_clearance_that_ended_is_a_breach_from_its_day_and_not_before(connection, publishes):
    assert judged(connection, [ENDED], DAY, publishes=publishes) == BREACHED


def test_what_was_signed_before_a_clearance_ended_stays_met(connection: sa.Connection):
    assert judged(connection, [ENDED], BEFORE) == MET


def test_a_clearance_by_act_is_met_from_its_day_whatever_the_list_names(connection):
    assert judged(connection, [CLEARED], DAY, listed=("SAU",)) == MET


def test_before_an_act_cleared_it_the_list_holds(connection: sa.Connection):
    assert judged(connection, [CLEARED], BEFORE, listed=("SAU",)) == BREACHED


def test_an_act_settles_what_an_empty_list_leaves_open(connection: sa.Connection):
    assert judged(connection, [CLEARED], DAY, listed=()) == MET


def test_where_the_licence_is_not_known_the_end_of_a_clearance_is_a_breach_all_the_same(
    connection: sa.Connection,
):
    early, before_any_entry = {"since": date(2020, 1, 1)}, date(2020, 5, 1)
    line = printed(connection, [ENDED | early], before_any_entry)
    assert (line["outcome"], line["observed"], line["limit"]) == ("breached", "MYS", None)


def test_where_the_licence_is_not_known_a_clearance_proves_nothing(connection: sa.Connection):
    early, before_any_entry = {"since": date(2020, 1, 1)}, date(2020, 5, 1)
    assert judged(connection, [CLEARED | early], before_any_entry) == ("unknown", ["licence"])


def test_an_act_on_another_country_settles_nothing(connection: sa.Connection):
    acts = [CLEARED | {"destination": "SAU"}]
    assert judged(connection, acts, DAY, listed=()) == ("unknown", ["destinations"])


@pytest.mark.parametrize(
    "of, work, outcome",
    [
        ({"sector": "construction"}, {}, BREACHED),
        ({"occupation": "7112"}, {}, BREACHED),
        ({"sector": "construction", "occupation": "7112"}, {}, BREACHED),
        ({"sector": "construction", "occupation": "9999"}, {}, MET),
        ({"sector": "health"}, {}, MET),
        ({"sector": "health"}, {"sector": "", "occupation": ""}, UNKNOWN),
    ],
)
def test_the_end_for_a_part_of_the_work_reaches_that_part_alone(connection, of, work, outcome):
    assert judged(connection, [ENDED | of], DAY, **work) == outcome


@pytest.mark.parametrize(
    "work, listed, outcome",
    [
        ({}, ("SAU",), MET),
        ({"sector": "health"}, ("SAU",), BREACHED),
        ({"sector": "", "occupation": ""}, ("SAU",), UNKNOWN),
        ({"sector": "", "occupation": ""}, ("MYS",), MET),
    ],
)
def test_a_clearance_for_a_part_of_the_work_covers_that_part_alone(
    connection, work, listed, outcome
):
    acts = [CLEARED | {"sector": "construction"}]
    assert judged(connection, acts, DAY, listed=listed, **work) == outcome


@pytest.mark.parametrize(
    "of, work, listed, outcome",
    [
        ({"sector": "construction"}, {"sector": "health", "occupation": ""}, ("MYS",), MET),
        ({"sector": "construction"}, {"occupation": ""}, ("MYS",), BREACHED),
        ({"occupation": "7112"}, {"occupation": ""}, ("MYS",), ("unknown", ["occupation"])),
        ({"sector": "construction"}, {"sector": "", "occupation": ""}, ("SAU",), BREACHED),
        (BUILDING, {"sector": "", "occupation": "9112"}, ("MYS",), MET),
        (BUILDING, {"sector": ""}, ("MYS",), ("unknown", ["sector"])),
    ],
)
def test_what_is_not_known_of_the_work_is_asked_for_only_where_the_verdict_turns_on_it(
    connection, of, work, listed, outcome
):
    assert judged(connection, [ENDED | of], DAY, listed=listed, **work) == outcome


def test_a_clearance_within_what_ended_before_says_nothing(connection: sa.Connection):
    acts = [ENDED | {"sector": "construction"}, CLEARED | BUILDING]
    assert judged(connection, acts, DAY, occupation="") == BREACHED


@pytest.mark.parametrize(
    "act, missing",
    [
        (ENDED | MASONS, ["destinations", "occupation"]),
        (CLEARED | MASONS, ["destinations", "occupation"]),
    ],
)
def test_where_the_list_is_empty_too_both_the_list_and_the_work_are_asked_for(
    connection: sa.Connection, act, missing
):
    assert judged(connection, [act], DAY, listed=(), occupation="") == ("unknown", missing)


def test_the_work_is_not_asked_for_where_another_gap_leaves_the_verdict_open(
    connection: sa.Connection,
):
    acts, both = [CLEARED | MASONS], ("destinations", "sectors")
    open_ = judged(connection, acts, DAY, publishes=both, occupation="")
    assert open_ == ("unknown", ["sectors"])


def test_of_acts_of_one_day_the_one_recorded_later_holds_whatever_its_row(
    connection: sa.Connection,
):
    judged(connection, [CLEARED, ENDED], DAY)
    acts = record.TABLES["clearance"]
    later = sa.case((acts.c.act == "end_clearance", 1), else_=2)
    connection.execute(sa.update(acts).values(seq=later))
    law = read(LAW.read_text("utf-8"), LAW.name)
    _, (line,) = record.verdicts(connection, [law], date(2026, 1, 1))
    assert line["outcome"] == "met"
