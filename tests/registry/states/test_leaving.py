"""What leaves the public page: by the register's setting alone, and never the office or journal."""

from datetime import date, timedelta

import pytest

from registry import clock
from registry.acts import Decision
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import JournalEntry
from registry.services import approving, barring, deciding, heeding, leaving, licensing, warning
from registry.services.leaving import Leave
from registry.services.recalling import recall
from tests.registry.exchange.files import HIMAL, listed
from tests.registry.states.conftest import (
    AUTUMN,
    GOLDEN,
    SPRING,
    SUMMER,
    act,
    follows_from_the_journal,
    warned,
)

YEAR = timedelta(days=365)
LAW = "s. 30"


def rule(agency, kind, days=365):
    leaving.set_rule(agency.kept_in, Leave(kind, days, LAW), actor="test")


def published(agency, on):
    shown = leaving.published_entries(agency.entries, agency.kept_in, on)
    return [(one.entry.status, one.told) for one in shown]


@pytest.fixture
def suspended(himal):
    """Himal, suspended in spring and given its licence back in summer."""
    act(himal, "suspend", SPRING)
    act(himal, "reinstate", SUMMER)
    return himal


def test_without_a_setting_nothing_leaves(suspended):
    assert published(suspended, SUMMER + 30 * YEAR) == [
        ("valid", True), ("suspended", True), ("valid", True),
    ]  # fmt: skip


def test_a_suspension_leaves_so_many_days_after_its_end_and_its_lifting_tells_no_more(suspended):
    rule(suspended, "suspension")
    assert len(published(suspended, SUMMER + YEAR - timedelta(days=1))) == 3
    assert published(suspended, SUMMER + YEAR) == [("valid", True), ("valid", False)]
    assert len(suspended.entries) == 3


def test_a_suspension_that_a_newer_list_ended_leaves_after_the_day_of_that_list(app_context):
    stopped = {"status": "suspended", "status_since": "2021-03-01", "as_of": "2021-06-30"}
    listed(HIMAL | stopped, HIMAL | {"as_of": "2022-06-30"})
    agency = licensing.require_agency(HIMAL["number"])
    rule(agency, "suspension")
    day = date(2022, 6, 30) + YEAR
    assert ("suspended", True) in published(agency, day - timedelta(days=1))
    assert published(agency, day) == [("valid", True)]


def test_a_suspension_that_holds_stays_however_old_it_is(himal):
    act(himal, "suspend", SPRING)
    rule(himal, "suspension", days=0)
    assert published(himal, SPRING + 10 * YEAR)[-1] == ("suspended", True)


def test_a_suspension_with_a_last_day_ends_by_itself(himal):
    act(himal, "suspend", SPRING, until=SUMMER)
    rule(himal, "suspension")
    assert len(published(himal, SUMMER + YEAR - timedelta(days=1))) == 2
    assert published(himal, SUMMER + YEAR) == [("valid", True)]


def test_a_revocation_that_only_gave_way_to_something_graver_has_not_ended(himal):
    act(himal, "revoke", SPRING)
    act(himal, "disqualify", SUMMER, basis="s. 60")
    rule(himal, "revocation", days=0)
    assert [status for status, _told in published(himal, AUTUMN)] == [
        "valid", "revoked", "disqualified",
    ]  # fmt: skip


def test_decided_applications_and_appeals_leave_and_pending_ones_stay(himal):
    act(himal, "suspend", SPRING)
    act(himal, "appeal", SUMMER, stayed=False)
    rule(himal, "appeal", days=10)
    assert len(leaving.published_steps(himal, SUMMER + YEAR)) == 1
    act(himal, "dismiss_appeal", AUTUMN)
    assert len(leaving.published_steps(himal, AUTUMN + timedelta(days=9))) == 2
    assert leaving.published_steps(himal, AUTUMN + timedelta(days=10)) == []


def test_what_the_register_said_of_such_a_day_is_told_as_no_longer_published(suspended):
    rule(suspended, "suspension")
    recalled = recall(suspended, clock.today())
    during = leaving.published_of(recalled, SPRING, SUMMER + YEAR)
    assert (during.standing, len(during.entries)) == (None, 2)
    after = leaving.published_of(recalled, SUMMER, SUMMER + YEAR)
    assert after.standing.status == "valid"
    before = leaving.published_of(recalled, SPRING, SUMMER)
    assert before.standing.status == "suspended"


def test_a_withdrawn_warning_leaves_the_list_and_the_table(himal, sita, hari):
    kept = warned(GOLDEN, sita, hari)
    approving.approve(warning.propose_end(kept, SUMMER, "An error.", officer=sita), officer=hari)
    rule(himal, "warning", days=30)
    assert len(heeding.list_published(SUMMER + timedelta(days=29))) == 1
    assert heeding.list_published(SUMMER + timedelta(days=30)) == []
    assert warning.list_kept(seen_by=sita) == [kept]


def test_a_warning_that_holds_never_leaves(himal, sita, hari):
    warned(GOLDEN, sita, hari)
    rule(himal, "warning", days=0)
    assert len(heeding.list_published(clock.today())) == 1


def test_a_person_is_barred_for_a_term_or_for_ever(himal):
    persons = (("Ram Demo-Karki", "director"),)
    bar = Decision("disqualify", SPRING, "Order 9", basis="s. 60", persons=persons,
                   barred_until=SUMMER)  # fmt: skip
    deciding.decide(himal, bar, actor="test")
    (person,) = barring.list_barred(himal, SPRING)
    assert (person.name, person.role, person.until) == ("Ram Demo-Karki", "director", SUMMER)
    assert barring.list_barred(himal, SUMMER + 30 * YEAR) == [person]
    rule(himal, "disqualification")
    assert barring.list_barred(himal, SUMMER + YEAR - timedelta(days=1)) == [person]
    assert barring.list_barred(himal, SUMMER + YEAR) == []
    follows_from_the_journal()


def test_an_appeal_that_is_allowed_makes_no_term_of_a_bar(himal):
    bar = Decision("disqualify", SPRING, "Order 9", basis="s. 60",
                   persons=(("Ram Demo-Karki", "owner"),))  # fmt: skip
    deciding.decide(himal, bar, actor="test")
    act(himal, "appeal", SUMMER, stayed=False)
    act(himal, "allow_appeal", AUTUMN)
    assert [one.until for one in barring.list_barred(himal, SUMMER)] == [None]
    assert barring.list_barred(himal, AUTUMN) == []


@pytest.mark.parametrize(
    "field, more",
    [("persons", {"persons": (("Ram", "uncle"),)}), ("persons", {"barred_until": SUMMER}),
     ("barred_until", {"persons": (("Ram", "owner"),), "barred_until": SPRING})],
)  # fmt: skip
def test_a_bar_that_makes_no_sense_is_refused_by_field(himal, field, more):
    with pytest.raises(Refused) as refusal:
        deciding.decide(himal, Decision("disqualify", SPRING, "Order 9", basis="s. 60", **more),
                        actor="test")  # fmt: skip
    assert refusal.value.field == field


@pytest.mark.parametrize(
    "field, kind, days, cite",
    [("kind", "grant", 1, LAW), ("days", "warning", -1, LAW), ("days", "warning", 36_601, LAW),
     ("cite", "warning", 1, " ")],
)  # fmt: skip
def test_a_setting_that_makes_no_sense_is_refused_by_field(himal, field, kind, days, cite):
    with pytest.raises(Refused) as refusal:
        leaving.set_rule(himal.kept_in, Leave(kind, days, cite), actor="test")
    assert refusal.value.field == field
    assert himal.kept_in.leaves == []


def test_a_setting_is_journalled_replaced_and_taken_out(himal):
    rule(himal, "warning", days=30)
    rule(himal, "warning", days=60)
    assert himal.kept_in.leaves == [{"kind": "warning", "days": 60, "cite": LAW}]
    kinds = db.session.scalars(db.select(JournalEntry.kind)).all()
    assert kinds.count("register-declared") == 3
    leaving.drop_rule(himal.kept_in, "warning", actor="test")
    assert himal.kept_in.leaves == []
    with pytest.raises(NotFound):
        leaving.drop_rule(himal.kept_in, "warning", actor="test")
    follows_from_the_journal()


def test_an_import_of_the_registers_list_leaves_the_setting(himal):
    rule(himal, "warning")
    licensing.declare_register("himal", actor="test", country="NPL", name="Another name")
    assert himal.kept_in.leaves[0]["kind"] == "warning"
