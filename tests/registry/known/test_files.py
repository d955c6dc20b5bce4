"""What agencies are known by, as a file: in, again, changed, refused; and out for the public."""

import json

import pytest
from flask.testing import FlaskCliRunner

from registry.services import journal, licensing, rebuilding
from registry.services.exchange import agencies, known
from registry.services.exchange.maps import ColumnMap
from registry.services.knowing import publishing, tabling
from registry.services.knowing.entries import list_entries
from tests.registry.exchange.files import CLERK, HIMAL, file
from tests.registry.known.conftest import DIRECTOR, EVERYTHING, OFFICER, TODAY, enter

BRANCH = {"agency_number": "1042/070/71", "kind": "branch", "name": "Butwal branch",
          "address": "Butwal", "phones": "+977-71-5550130|071-5550131", "since": "2024-01-01",
          "source": "List of May 2026"}  # fmt: skip
CLOSED = BRANCH | {"until": "2026-03-01", "source": "List of June 2026"}


def load(*rows):
    return known.load(file(*rows), actor=CLERK)


def branches(agency):
    return [one for one in list_entries(agency) if one.kind == "branch"]


def counts(result):
    return result.added, result.changed, result.unchanged, result.refused_rows


def test_the_same_file_twice_changes_nothing(himal):
    person = BRANCH | {"kind": "director", "name": "Sita Demo-Gurung", "phones": "5550100"}
    assert counts(load(BRANCH, person)) == (2, 0, 0, 0)
    last = journal.last_seq()
    assert counts(load(BRANCH, person)) == (0, 0, 2, 0)
    assert journal.last_seq() == last
    assert rebuilding.rebuild()[1] == 0


def test_a_last_day_ends_what_stands_and_is_the_same_the_next_time(himal):
    load(BRANCH)
    assert counts(load(CLOSED)) == (0, 1, 0, 0)
    (branch,) = branches(himal)
    assert (str(branch.until), branch.source, branch.ground) == (
        "2026-03-01", "List of May 2026", "List of June 2026",
    )  # fmt: skip
    assert counts(load(CLOSED)) == (0, 0, 1, 0)


def test_other_facts_take_the_place_of_what_stands(himal):
    load(BRANCH)
    assert counts(load(BRANCH | {"address": "Butwal-8"})) == (0, 1, 0, 0)
    old, new = branches(himal)
    assert (old.mistaken, old.address, new.mistaken, new.address) == (
        True, "Butwal", False, "Butwal-8",
    )  # fmt: skip
    assert counts(load(BRANCH | {"address": "Butwal-8"})) == (0, 0, 1, 0)


def test_a_preview_writes_nothing(himal):
    last = journal.last_seq()
    assert counts(known.preview(file(BRANCH))) == (1, 0, 0, 0)
    assert journal.last_seq() == last


@pytest.mark.parametrize(
    "changed, column",
    [
        ({"agency_number": "77"}, "agency_number"),
        ({"kind": "palace"}, "kind"),
        ({"source": ""}, "source"),
        ({"country": "NPL"}, "country"),
        ({"registered": "perhaps"}, "registered"),
        ({"since": "2999-01-01"}, "since"),
        ({"until": "2023-01-01"}, "until"),
        ({"name": "", "address": ""}, "name"),
    ],
)
def test_a_bad_row_is_refused_by_its_column_and_keeps_the_others_out(himal, changed, column):
    result = load(BRANCH | {"name": "Another branch", "country": "", "registered": ""},
                  BRANCH | {"country": "", "registered": "", "until": ""} | changed)  # fmt: skip
    assert [(one.line, one.column) for one in result.refused] == [(3, column)]
    assert list_entries(himal) == []


def test_a_row_that_stands_twice_is_refused(himal):
    assert [one.line for one in load(BRANCH, BRANCH | {"address": "Elsewhere"}).refused] == [3]


def test_what_goes_out_holds_only_what_is_public_and_comes_in_again_unchanged(himal):
    enter(himal, *EVERYTHING)
    rows = tabling.list_rows(TODAY)
    text = tabling.as_csv(rows)
    assert DIRECTOR.name not in text
    assert OFFICER.name not in text
    assert "'+977-61-5550142" in text
    publishing.publish(himal.kept_in, ["field_staff"], actor="test")
    text = tabling.as_csv(tabling.list_rows(TODAY))
    assert OFFICER.name in text
    assert counts(known.load(text.encode(), actor=CLERK)) == (0, 0, len(EVERYTHING) - 1, 0)


def test_a_list_of_agencies_leaves_alone_whose_names_are_published(app_context):
    told = ColumnMap(register="npl", publishes=("destinations", "owner"))
    agencies.load(file(HIMAL), told, actor=CLERK)
    register = licensing.get_register("npl")
    assert register.publishes == ["destinations"]
    publishing.publish(register, ["director"], actor="test")
    agencies.load(file(HIMAL), told, actor=CLERK)
    assert register.publishes == ["destinations", "director"]


def test_the_terminal_brings_a_file_in_gives_it_out_and_shows_it(
    published, runner: FlaskCliRunner, tmp_path
):
    path = tmp_path / "known.csv"
    path.write_bytes(file(BRANCH | {"agency_number": "himal:1"}))
    done = runner.invoke(args=["agencies", "known", str(path)])
    assert (done.exit_code, done.stdout) == (
        0, "added 1, changed 0, unchanged 0, refused 0\n",
    )  # fmt: skip
    given = runner.invoke(args=["agencies", "public", "--register", "himal"])
    assert given.exit_code == 0
    assert "Butwal branch" in given.stdout
    assert OFFICER.name not in given.stdout
    lines = runner.invoke(args=["agencies", "public", "--json"]).stdout.splitlines()
    assert {json.loads(line)["kind"] for line in lines} >= {"branch", "former_name"}
    shown = json.loads(runner.invoke(args=["agencies", "show", "1", "--json"]).stdout)
    assert "Butwal branch" in [one["name"] for one in shown["known_by"]]
    lines = runner.invoke(args=["agencies", "show", "1"]).stdout.splitlines()
    assert any(line.startswith("- kind branch, name Butwal branch, ") for line in lines)


def test_an_unknown_register_is_one_sentence(runner, app_context):
    done = runner.invoke(args=["agencies", "public", "--register", "nowhere"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "nowhere" in done.stderr
