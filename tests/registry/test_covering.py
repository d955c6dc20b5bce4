"""Coverage and ratifications as commands and pages show them: complete, and nothing claimed."""

import json

import pytest

from audits.instrument import read
from registry.db import db
from registry.models import Placement
from registry.services import checking, covering, proving, ratifying, shelf
from tests.registry.placing import AS_OF, charge, everest, place


@pytest.fixture
def words(app_context):
    """A request's language, English."""
    with app_context.test_request_context("/en/"):
        yield


def test_every_provision_is_accounted_for_once(words):
    rows = covering.list_coverage()
    refs = [row["provision"] for row in rows]
    total = sum(len(one.clauses) + len(one.unchecked) for one in shelf.list_instruments())
    assert len(set(refs)) == len(refs) == total
    assert all(row["check"] if row["state"] == "checked" else row["why"] for row in rows)


def test_the_totals_add_up_to_the_instruments(words):
    rows = covering.list_totals()
    one_by_one = [row for row in rows if "instrument" in row]
    by_kind = [row for row in rows if "instrument" not in row]
    assert len(one_by_one) == len(shelf.list_instruments())
    for part in ("provisions", "checked"):
        assert sum(row[part] for row in one_by_one) == sum(row[part] for row in by_kind) > 0


def test_a_convention_that_no_state_is_known_to_have_ratified_is_said_to_judge_nothing(words):
    lines = list(covering.as_lines())
    for name in ("C95", "C97-ANNEX-II", "P029"):
        place = next(i for i, line in enumerate(lines) if line.startswith(f"{name}  "))
        assert "judges nothing: no state has been seen that ratified it" in lines[place + 1]


def test_a_ratification_from_a_list_without_years_says_so_wherever_it_is_shown(words, app_context):
    said = "Morocco (1999: listed as ratified; year not confirmed, as of 2023-03)"
    convention = shelf.get_instrument("C181")
    assert said in ratifying.list_ratified(convention.place)
    assert ratifying.list_ratified_between(convention.place, "MAR", "ITA") == [said]
    assert said in "\n".join(shelf.as_lines(convention))
    assert said in "\n".join(covering.as_lines())
    assert said in app_context.test_client().get("/en/agreements/C181").text


def test_a_ratification_whose_year_was_seen_is_printed_plainly(words):
    assert "Morocco (1993)" in ratifying.list_ratified(shelf.get_instrument("CMW").place)


@pytest.mark.parametrize("option", [[], ["--totals"]])
def test_the_command_prints_the_same_as_json(app_context, option):
    runner = app_context.test_cli_runner()
    printed = runner.invoke(args=["law", "coverage", *option])
    rows = json.loads(runner.invoke(args=["law", "coverage", "--json", *option]).stdout)
    assert printed.exit_code == 0
    assert all(row["instrument"] in printed.stdout for row in rows if "instrument" in row)
    assert all(row["provision"] in printed.stdout for row in rows if "provision" in row)


def test_the_check_is_good_and_notes_what_judges_nothing(app_context):
    done = app_context.test_cli_runner().invoke(args=["law", "check"])
    assert done.exit_code == 0
    assert done.stdout.endswith("law files are good\n")
    assert "C95 judges nothing: no state has been seen that ratified it" in done.stderr


def test_the_check_names_a_clause_that_no_fact_can_satisfy(app_context, monkeypatch):
    law = 'id = "STD-A"\nkind = "standard"\ntitle = "T"\nsigned = 2020-01-01\n[[clause]]\n'
    law += 'id = "01"\nsays = "S."\ncite = ""\nseen = "secondary"\n'
    law += 'check = "rest-at-least"\nvalue = 169\n'
    monkeypatch.setattr(shelf, "list_instruments", lambda: (read(law, "std-a.toml"),))
    done = app_context.test_cli_runner().invoke(args=["law", "check"])
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "std-a.toml, clause 01: no placement can satisfy it: 169 is above 168" in done.stderr


def test_an_explained_verdict_says_by_whose_ratification_it_is(words):
    everest()
    place("P-FATIMA", origin="MAR", destination="ESP")
    charge("P-FATIMA", currency="MAD")
    fatima = db.session.query(Placement).one()
    run = checking.run_check(actor="test", as_of=AS_OF)
    assert proving.prove(fatima, "C181#01", run).ratified == [
        "Morocco (1999: listed as ratified; year not confirmed, as of 2023-03)"
    ]
    assert proving.prove(fatima, "STD-ILO-FEES#01", run).ratified == []
