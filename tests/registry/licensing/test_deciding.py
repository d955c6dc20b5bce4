"""Acts on licences, applications and appeals: what each makes of the record, what is refused."""

from datetime import date, timedelta

import pytest

from registry import clock
from registry.acts import Decision
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import JournalEntry
from registry.services import deciding, journal, licensing
from tests.registry.licensing.conftest import AUTUMN, SPRING, SUMMER
from tests.registry.publishing import listed, register

DAY = timedelta(days=1)
STATED = {"basis": "s. 12", "stayed": False, "limits": "To Malaysia only."}


def act(agency, name, since, **more):
    """An act with everything that it must state, decided by the ministry."""
    deciding.decide(
        agency, Decision(name, since, "Order 7", **(STATED | more)), actor="ministry:np"
    )


def status(agency, on):
    return licensing.standing(agency, on).status


@pytest.fixture
def newcomer(app_context):
    """Koshi Overseas, which has asked for a licence and has none."""
    agency = licensing.enter(register(), "77", actor="test", name="Koshi Overseas")
    act(agency, "apply", SPRING)
    return agency


def test_whoever_has_only_applied_may_not_recruit(newcomer):
    assert status(newcomer, SPRING - DAY) is None
    applied = licensing.standing(newcomer, SPRING)
    assert (applied.status, applied.may_recruit, applied.since) == ("applied", "no", SPRING)


def test_an_application_goes_its_way_and_a_note_leaves_it_where_it_is(newcomer):
    for name, becomes in [
        ("review", "under_review"), ("note_inspection", "under_review"),
        ("note_fitness", "under_review"), ("intend_refusal", "refusal_intended"),
        ("refuse", "refused"), ("apply", "applied"), ("withdraw", "withdrawn"),
    ]:  # fmt: skip
        act(newcomer, name, SUMMER)
        assert status(newcomer, SUMMER) == becomes


def test_a_grant_ends_the_application_in_the_same_event(newcomer):
    act(newcomer, "review", SUMMER)
    before = journal.last_seq()
    act(newcomer, "grant", AUTUMN, expires_on=date(2027, 9, 30))

    assert journal.last_seq() == before + 1
    assert deciding.stand(newcomer, AUTUMN) == deciding.Stand("valid", "granted", None)
    assert newcomer.steps[-1].seq == newcomer.entries[-1].seq


def test_an_application_says_nothing_while_a_licence_holds_and_renewal_pending_after(himal):
    act(himal, "grant", SPRING, expires_on=SUMMER)
    act(himal, "apply", SPRING)

    assert status(himal, SUMMER) == "valid"
    assert status(himal, SUMMER + DAY) == "renewal_pending"
    act(himal, "withdraw", SUMMER + DAY)
    assert status(himal, SUMMER + DAY) == "expired"


def test_a_suspension_with_a_last_day_ends_by_itself(himal):
    act(himal, "suspend", SPRING, until=SUMMER)

    assert [status(himal, day) for day in (SPRING, SUMMER - DAY, SUMMER)] == [
        "suspended", "suspended", "valid",
    ]  # fmt: skip
    act(himal, "restrict", AUTUMN)
    assert status(himal, AUTUMN) == "conditional"


def test_a_licence_comes_back_as_what_it_was(himal):
    act(himal, "restrict", SPRING, due_on=AUTUMN)
    act(himal, "suspend_preventively", SPRING + DAY)
    act(himal, "suspend", SUMMER)
    act(himal, "reinstate", AUTUMN)

    last = himal.entries[-1]
    assert (last.status, last.limits, last.due_on) == ("conditional", "To Malaysia only.", AUTUMN)
    act(himal, "lift", AUTUMN)
    assert (himal.entries[-1].status, himal.entries[-1].limits) == ("valid", None)


def test_a_renewal_keeps_the_conditions_and_begins_a_new_term(himal):
    act(himal, "restrict", SPRING)
    act(himal, "renew", SUMMER, expires_on=date(2027, 6, 30))

    last = himal.entries[-1]
    assert (last.status, last.limits) == ("conditional", "To Malaysia only.")
    assert (last.issued_on, last.expires_on) == (SUMMER, date(2027, 6, 30))


def test_an_appeal_without_a_stay_changes_nothing_until_it_is_allowed(himal):
    act(himal, "revoke", SPRING)
    act(himal, "appeal", SUMMER)
    assert status(himal, SUMMER) == "revoked"
    act(himal, "allow_appeal", AUTUMN)
    assert status(himal, AUTUMN) == "valid"
    assert deciding.stand(himal, AUTUMN).appeal == "allowed"


def test_with_a_stay_the_decision_waits_and_takes_effect_when_the_appeal_is_dismissed(himal):
    act(himal, "revoke", SPRING)
    act(himal, "appeal", SUMMER, stayed=True)
    assert (status(himal, SUMMER), status(himal, SUMMER - DAY)) == ("valid", "revoked")
    act(himal, "dismiss_appeal", AUTUMN)
    assert status(himal, AUTUMN) == "revoked"


def test_an_appeal_that_is_decided_undoes_no_graver_decision_that_came_meanwhile(himal):
    act(himal, "suspend", SPRING)
    act(himal, "appeal", SPRING, stayed=True)
    act(himal, "revoke", SUMMER)
    act(himal, "dismiss_appeal", AUTUMN)
    assert status(himal, AUTUMN) == "revoked"


def test_an_appeal_that_is_allowed_undoes_no_later_decision(himal):
    act(himal, "suspend", SPRING)
    act(himal, "appeal", SPRING)
    act(himal, "revoke", SUMMER)
    act(himal, "allow_appeal", AUTUMN)
    assert status(himal, AUTUMN) == "revoked"


def test_an_appeal_gives_no_licence_to_whom_there_was_none(newcomer):
    act(newcomer, "disqualify", SUMMER)
    act(newcomer, "appeal", SUMMER)
    act(newcomer, "allow_appeal", AUTUMN)
    assert status(newcomer, AUTUMN) == "delisted"


def test_what_a_list_reported_can_be_acted_upon(app_context):
    kept_in = register("lists", as_of=SPRING)
    agency = listed(kept_in, "5", "Mechi Workers", "suspended")
    act(agency, "appeal", SUMMER)
    act(agency, "reinstate", AUTUMN)
    assert status(agency, AUTUMN) == "valid"


@pytest.mark.parametrize(
    "name, since, more, field",
    [
        ("suspend", "tomorrow", {}, "since"),
        ("suspend", date(2019, 12, 31), {}, "since"),
        ("reinstate", SPRING, {}, "act"),
        ("review", SPRING, {}, "act"),
        ("dismiss_appeal", SPRING, {}, "act"),
        ("appeal", SPRING, {}, "act"),
        ("lift", SPRING, {}, "act"),
        ("disqualify", SPRING, {"basis": None}, "basis"),
        ("restrict", SPRING, {"limits": None}, "limits"),
        ("renew", SPRING, {}, "expires_on"),
        ("grant", SPRING, {"expires_on": SPRING - DAY}, "expires_on"),
        ("suspend", SPRING, {"until": SPRING}, "until"),
        ("restrict", SPRING, {"due_on": SPRING - DAY}, "due_on"),
    ],
)
def test_an_act_that_cannot_be_is_refused_by_field_and_leaves_no_trace(
    himal, name, since, more, field
):
    before = journal.last_seq()
    since = clock.today() + DAY if since == "tomorrow" else since

    with pytest.raises(Refused) as refusal:
        act(himal, name, since, **more)

    assert refusal.value.field == field
    assert journal.last_seq() == before


def test_a_renewal_ends_later_than_the_term_it_renews(himal):
    act(himal, "grant", SPRING, expires_on=AUTUMN)
    with pytest.raises(Refused) as refusal:
        act(himal, "renew", SUMMER, expires_on=AUTUMN)
    assert refusal.value.field == "expires_on"


def test_a_step_is_not_dated_before_the_one_it_follows(newcomer):
    for name in ("review", "grant"):
        with pytest.raises(Refused) as refusal:
            act(newcomer, name, SPRING - DAY)
        assert refusal.value.field == "since"


def test_whoever_is_disqualified_cannot_apply_again(newcomer):
    act(newcomer, "withdraw", SUMMER)
    act(newcomer, "disqualify", SUMMER)
    with pytest.raises(Refused, match="on a licence that is now disqualified"):
        act(newcomer, "apply", AUTUMN)


def test_an_act_that_nobody_knows_is_not_found(himal):
    with pytest.raises(NotFound):
        act(himal, "bless", SPRING)


def test_an_act_keeps_its_legal_basis_and_its_document(himal):
    act(himal, "suspend", SPRING, basis="s. 13(1)", document="Order 7/2024")

    entry = himal.entries[-1]
    assert (entry.basis, entry.document) == ("s. 13(1)", "Order 7/2024")
    body = db.session.get(JournalEntry, himal.seq).body
    assert '"basis":"s. 13(1)"' in body
    assert '"document":"Order 7/2024"' in body


def test_an_event_of_the_first_kind_still_becomes_an_entry(himal):
    stated = {"act": "suspend", "status": "suspended", "since": "2024-04-01", "ground": "Old."}
    entry = stated | dict.fromkeys(("issued_on", "expires_on", "limits"))
    body = {"register": himal.register, "number": himal.number, "entry": entry}
    journal.record("licence-entered", body, actor="ministry:np")
    assert status(himal, SPRING) == "suspended"
