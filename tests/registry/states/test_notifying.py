"""Tasks that no act of an officer raises: a list reports a sanction, a day ends one."""

from datetime import UTC, datetime, timedelta

import pytest

from registry import clock
from registry.db import db
from registry.errors import NotFound
from registry.models import Task
from registry.services import approving, notifying, submitting, tasking
from registry.services.exchange import agencies, missing
from registry.services.exchange.agencies import Asked
from registry.services.licensing import require_agency
from registry.services.uploading import Upload
from tests.registry.exchange.files import CLERK, file, listed
from tests.registry.officers import officer
from tests.registry.states.conftest import SPRING, SUMMER, act, days_ago

KOSHI = {"number": "0300", "name": "Koshi Jobs", "country": "NPL", "register": "himal",
         "status": "valid", "status_since": "2019-01-01"}  # fmt: skip
SUSPENDED = {"status": "suspended", "status_since": "2024-02-01"}
REVOKED = KOSHI | {"status": "revoked", "status_since": "2024-03-01"}


def tasks(person):
    return [(one.agency.name, one.act, one.what) for one in tasking.list_tasks(seen_by=person)]


def list_of(days, *rows):
    """A list of so many days ago that says this comes in from the terminal."""
    result = listed(*({"as_of": days_ago(days).isoformat()} | row for row in rows))
    assert not result.refused, result.refused
    return result


@pytest.fixture
def later(monkeypatch):
    """`later(day)`: it is noon of that day from now on."""

    def pass_until(day):
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda: noon)

    return pass_until


def test_a_sanction_that_a_list_reports_is_a_task_of_the_other_state_once(himal, sita, aminah):
    list_of(9, KOSHI)
    assert tasks(aminah) == []
    list_of(8, REVOKED)
    assert tasks(aminah) == [("Koshi Jobs", "listed", "stopped")]
    list_of(8, REVOKED)
    list_of(7, REVOKED)
    assert tasks(aminah) == [("Koshi Jobs", "listed", "stopped")]
    assert tasks(sita) == []
    (task,) = tasking.list_tasks(seen_by=aminah)
    first = next(one for one in require_agency("0300").entries if one.status == "revoked")
    assert task.seq == first.seq


def test_an_agency_that_first_comes_with_its_sanction_is_a_task_too(himal, aminah):
    list_of(9, REVOKED, KOSHI | {"number": "0301", "status": "expired"})
    assert tasks(aminah) == [("Koshi Jobs", "listed", "stopped")]


def test_what_an_officer_did_already_is_no_news_in_a_list(himal, aminah):
    list_of(9, KOSHI)
    act(require_agency("0300"), "suspend", days_ago(5))
    list_of(1, KOSHI | SUSPENDED | {"status_since": days_ago(5).isoformat()})
    assert tasks(aminah) == [("Koshi Jobs", "suspend", "stopped")]


def test_a_list_that_gives_a_licence_back_is_a_task(himal, aminah):
    list_of(9, KOSHI | SUSPENDED)
    list_of(5, KOSHI | {"status_since": days_ago(6).isoformat()})
    assert tasks(aminah)[0] == ("Koshi Jobs", "listed", "lifted")


def test_a_sanction_that_is_history_in_its_own_list_is_no_task(himal, aminah):
    list_of(9, KOSHI | {"status": "suspended", "status_since": "2023-01-01"},
            KOSHI | {"status_since": "2023-06-01"})  # fmt: skip
    assert tasks(aminah) == []


def test_a_list_that_two_officers_bring_in_tells_the_other_state(himal, sita, hari, aminah):
    list_of(9, KOSHI)
    about = {"name": "may.csv", "map": None, "skip_bad": False}
    proposal = submitting.submit(Upload("", file(REVOKED), about), missing.NOTHING, officer=sita)
    assert tasks(aminah) == []
    approving.approve(proposal, officer=hari)
    assert tasks(aminah) == [("Koshi Jobs", "listed", "stopped")]


def test_whoever_is_missing_and_so_delisted_is_a_task(himal, aminah):
    list_of(9, KOSHI, KOSHI | {"number": "0301", "name": "Arun Jobs"})
    agencies.load(file(KOSHI), asked=Asked(missing=missing.DELISTED), actor=CLERK)
    told = {name: what for name, _act, what in tasks(aminah)}
    assert told.pop("Arun Jobs") == "stopped"
    assert "Koshi Jobs" not in told


def test_a_suspension_that_ends_by_its_own_day_is_a_task_from_that_day_on(himal, aminah, later):
    until = clock.today() + timedelta(days=10)
    act(himal, "suspend", days_ago(1), until=until)
    noted = db.session.scalars(db.select(Task).filter_by(what="ended")).one()
    later(until - timedelta(days=1))
    assert [what for _name, _act, what in tasks(aminah)] == ["stopped"]
    with pytest.raises(NotFound):
        tasking.get_task(noted.id, seen_by=aminah)
    later(until)
    for _again in range(2):
        assert tasks(aminah) == [("Himal Manpower", "suspend", "ended"),
                                 ("Himal Manpower", "suspend", "stopped")]  # fmt: skip
    assert tasking.get_task(noted.id, seen_by=aminah) == noted


@pytest.mark.parametrize("name", ["reinstate", "revoke"])
def test_an_act_before_that_day_takes_its_place(himal, aminah, later, name):
    until = clock.today() + timedelta(days=10)
    act(himal, "suspend", days_ago(2), until=until)
    act(himal, name, days_ago(1))
    later(until)
    assert "ended" not in {what for _name, _act, what in tasks(aminah)}


def test_a_list_that_confirms_the_suspension_without_an_end_takes_it_back(himal, aminah, later):
    list_of(9, KOSHI)
    until = clock.today() + timedelta(days=10)
    act(require_agency("0300"), "suspend", days_ago(5), until=until)
    list_of(0, KOSHI | SUSPENDED | {"status_since": days_ago(4).isoformat()})
    later(until)
    assert [what for _name, _act, what in tasks(aminah)] == ["stopped"]


def test_a_licence_that_ran_out_meanwhile_does_not_come_back(himal, aminah, later):
    until = clock.today() + timedelta(days=10)
    act(himal, "renew", days_ago(5), expires_on=until - timedelta(days=3))
    act(himal, "suspend", days_ago(2), until=until)
    later(until)
    assert [what for _name, _act, what in tasks(aminah)] == ["stopped"]


def test_a_suspension_that_an_older_register_never_noted_is_noted_once(himal, aminah, later):
    until = clock.today() + timedelta(days=10)
    act(himal, "suspend", days_ago(1), until=until)
    assert notifying.list_unnoted() == []
    db.session.execute(db.delete(Task).where(Task.what == "ended"))
    assert notifying.note_ahead() == 1
    assert notifying.note_ahead() == 0
    later(until)
    assert tasks(aminah) == [("Himal Manpower", "suspend", "ended"),
                             ("Himal Manpower", "suspend", "stopped")]  # fmt: skip
    assert notifying.note_ahead() == 0


def test_the_doctor_names_what_is_not_noted_and_the_terminal_notes_it(himal, aminah, runner):
    act(himal, "suspend", days_ago(1), until=clock.today() + timedelta(days=10))
    db.session.execute(db.delete(Task).where(Task.what == "ended"))
    db.session.commit()
    assert "1 task that a day brings is not noted" in runner.invoke(args=["doctor"]).stdout
    noted = runner.invoke(args=["agencies", "look-ahead"])
    assert noted.stdout == "1 task is noted\n"
    assert "what the dates alone will change is noted" in runner.invoke(args=["doctor"]).stdout


def test_a_suspension_that_is_entered_after_its_end_tells_both(himal, aminah):
    act(himal, "suspend", SPRING, until=SUMMER)
    assert [what for _name, _act, what in tasks(aminah)] == ["ended", "stopped"]


def test_a_state_that_the_agency_does_not_send_to_is_told_nothing(himal, aminah):
    fatima = officer("fatima", "qat-labour")
    list_of(9, REVOKED | {"destinations": "MYS"})
    assert tasks(aminah) == [("Koshi Jobs", "listed", "stopped")]
    assert tasks(fatima) == []
