"""Two persons: nothing of what one proposes is seen or done before another one approves it."""

from datetime import date, timedelta

import pytest

from registry import clock
from registry.acts import ACTS, Decision
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import JournalEntry
from registry.services import approving, deciding, journal, licensing, organising
from tests.registry.licensing.conftest import SPRING, SUMMER
from tests.registry.officers import officer

SUSPEND = Decision("suspend", SPRING, "Fees were taken.", basis="s. 12", document="Order 7/2024")


def status(agency):
    return licensing.standing(agency, clock.today()).status


def body_of(event):
    return db.session.get(JournalEntry, event).body


def test_a_proposal_writes_nothing_that_anybody_reads(himal, sita):
    before = journal.last_seq()
    proposal = approving.put_forward(himal, SUSPEND, officer=sita)

    assert (proposal.state, proposal.seen) == ("open", himal.seq)
    assert journal.last_seq() == before
    assert status(himal) == "valid"


def test_approved_it_becomes_one_event_that_names_both_roles_and_no_person(himal, sita, hari):
    proposal = approving.put_forward(himal, SUSPEND, officer=sita)
    before = journal.last_seq()
    approving.approve(proposal, officer=hari)

    assert status(himal) == "suspended"
    assert (proposal.state, proposal.seq) == ("approved", before + 1)
    assert journal.last_seq() == before + 1
    entry = db.session.get(JournalEntry, proposal.seq)
    assert entry.actor == "ministry:npl-labour"
    assert '"persons":2' in entry.body
    assert f'"proposed_at":"{proposal.at}","proposed_by":"ministry:npl-labour"' in entry.body
    for person in (sita, hari):
        assert person.display_name not in entry.body
        assert person.email not in entry.body


def test_the_same_person_cannot_be_both(himal, sita):
    proposal = approving.put_forward(himal, SUSPEND, officer=sita)
    with pytest.raises(Refused, match="Another officer of your authority"):
        approving.approve(proposal, officer=sita)
    assert status(himal) == "valid"


def test_the_second_person_is_of_the_same_authority(himal, sita, aminah):
    organising.found("npl-welfare", name="Welfare", kind="ministry", country="NPL")
    proposal = approving.put_forward(himal, SUSPEND, officer=sita)
    for stranger in (aminah, officer("gita", "npl-welfare")):
        with pytest.raises(Refused):
            approving.approve(proposal, officer=stranger)
        with pytest.raises(Refused, match="Only the authority"):
            approving.close(proposal, "Not ours.", officer=stranger)
    assert status(himal) == "valid"


def test_another_countrys_officer_proposes_nothing_and_sees_no_proposal(himal, sita, aminah):
    with pytest.raises(Refused, match="another country"):
        approving.put_forward(himal, SUSPEND, officer=aminah)
    with pytest.raises(Refused, match="another country"):
        approving.correct(himal, {"name": "Stolen"}, officer=aminah)
    proposal = approving.put_forward(himal, SUSPEND, officer=sita)
    assert approving.list_proposals(seen_by=aminah) == []
    with pytest.raises(NotFound):
        approving.get_proposal(proposal.id, seen_by=aminah)


@pytest.mark.parametrize("act", [name for name, act in ACTS.items() if not act.two])
def test_an_act_that_one_person_may_do_is_done_at_once(himal, sita, act):
    way = [] if act == "apply" else ["apply", "review"]
    for before in way[: 1 if act in ("review", "withdraw") else 2]:
        deciding.decide(himal, Decision(before, SPRING, "As filed."), actor="test")

    assert approving.put_forward(himal, Decision(act, SUMMER, "As filed."), officer=sita) is None
    assert '"decided":{"persons":1}' in body_of(himal.seq)


def test_what_a_worker_reads_of_a_licence_takes_two():
    one = {name for name, act in ACTS.items() if not act.two}
    assert one == {"apply", "review", "note_inspection", "note_fitness", "withdraw"}


def test_what_has_become_impossible_is_refused_when_it_is_approved(himal, sita, hari):
    proposal = approving.put_forward(himal, SUSPEND, officer=sita)
    deciding.decide(himal, Decision("revoke", SUMMER, "Order 8"), actor="operator")
    with pytest.raises(Refused) as refusal:
        approving.approve(proposal, officer=hari)
    assert refusal.value.field == "since"
    assert proposal.state == "open"
    assert status(himal) == "revoked"


def test_an_act_waits_once(himal, sita, hari):
    approving.put_forward(himal, SUSPEND, officer=sita)
    with pytest.raises(Refused, match="waits for a second person already"):
        approving.put_forward(himal, SUSPEND, officer=hari)


def test_of_two_officers_at_once_one_wins_and_the_other_is_told_what_changed(himal, sita, hari):
    seen = himal.seq
    deciding.decide(himal, SUSPEND, actor="operator")
    with pytest.raises(deciding.Changed) as refusal:
        approving.put_forward(himal, SUSPEND, officer=sita, seen=seen)
    assert "Suspended" in refusal.value.reason
    assert refusal.value.seq == himal.seq

    licensing.correct(himal, actor="test", website="https://h.example.org")
    with pytest.raises(deciding.Changed, match="what is published of it"):
        approving.correct(himal, {"name": "Himal"}, officer=hari, seen=himal.seq - 1)


def test_whoever_approves_has_seen_the_record_as_it_is(himal, sita, hari):
    proposal = approving.put_forward(himal, SUSPEND, officer=sita)
    seen = himal.seq
    licensing.correct(himal, actor="test", website="https://h.example.org")
    assert approving.changes_since(proposal) == ["what is published of it"]
    with pytest.raises(deciding.Changed):
        approving.approve(proposal, officer=hari, seen=seen)
    approving.approve(proposal, officer=hari, seen=himal.seq)
    assert status(himal) == "suspended"


def test_a_correction_waits_and_is_then_one_event(himal, sita, hari):
    proposal = approving.correct(himal, {"name": "Himal Overseas", "phones": []}, officer=sita)
    assert himal.name == "Himal Manpower"
    assert proposal.body == {"changes": {"name": "Himal Overseas"},
                             "before": {"name": "Himal Manpower"}}  # fmt: skip
    approving.approve(proposal, officer=hari)
    assert himal.name == "Himal Overseas"
    assert '"persons":2' in body_of(proposal.seq)
    assert approving.correct(himal, {"name": "Himal Overseas"}, officer=sita) is None


def test_a_correction_of_what_was_corrected_meanwhile_is_refused(himal, sita, hari):
    proposal = approving.correct(himal, {"name": "Himal Overseas"}, officer=sita)
    licensing.correct(himal, actor="test", name="Himal International")
    with pytest.raises(Refused, match="was changed meanwhile: Name"):
        approving.approve(proposal, officer=hari)
    assert himal.name == "Himal International"


def test_a_proposal_is_declined_with_a_reason_or_withdrawn_by_its_proposer(himal, sita, hari):
    for closer, state in ((hari, "declined"), (sita, "withdrawn")):
        proposal = approving.put_forward(himal, SUSPEND, officer=sita)
        with pytest.raises(Refused) as refusal:
            approving.close(proposal, " ", officer=closer)
        assert refusal.value.field == "ground"
        approving.close(proposal, "The fees were repaid.", officer=closer)
        assert (proposal.state, proposal.closed_by) == (state, "ministry:npl-labour")
        for act in (
            approving.approve,
            lambda one, officer: approving.close(one, "x", officer=officer),
        ):
            with pytest.raises(Refused, match="is closed"):
                act(proposal, officer=hari)
    assert status(himal) == "valid"


def test_an_act_comes_back_from_its_proposal_as_it_went_in(himal, sita):
    deciding.decide(himal, SUSPEND, actor="test")
    appeal = Decision("appeal", SUMMER, "Filed.", stayed=False)
    assert approving.decision_of(approving.put_forward(himal, appeal, officer=sita)) == appeal
    until = clock.today() + timedelta(days=30)
    reinstate = Decision("reinstate", date(2024, 8, 1), "Repaid.", expires_on=until)
    assert approving.decision_of(approving.put_forward(himal, reinstate, officer=sita)) == reinstate
