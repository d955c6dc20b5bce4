"""An agency disputes who recruits for it or a branch: marked, and ended or struck out by two."""

from dataclasses import replace
from datetime import date

import pytest

from registry import clock
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import CorrectionRequest, JournalEntry
from registry.services import approving, contesting, disputing, recalling
from registry.services.disputing import Claim
from registry.services.knowing import entering, publishing
from registry.services.knowing.entries import Entry
from registry.services.knowing.striking import Removal
from tests.registry.states.conftest import act, follows_from_the_journal

BRANCH = Entry("branch", "Butwal branch", address="Butwal", source="Inspection of May")
RAM = Entry("field_staff", "Ram Demo-Thapa", "F-17", True, phones=("98-5550117",), source="Notice")
CLAIM = Claim("", "It never was ours.", "Another firm's.", "Letter of 3 May")
MISTAKE = Removal("Of another firm.")
CLOSED = Removal("It closed.", date(2024, 5, 1))


def enter(agency, entry):
    """The entry as it stands after it was entered."""
    return entering.get_entry(agency, entering.enter(agency, entry, actor="test"))


@pytest.fixture
def branch(himal):
    return enter(himal, BRANCH)


@pytest.fixture
def asked(himal, branch, dolma):
    return disputing.open_(himal, replace(CLAIM, fact=branch.fact), account=dolma)


def test_the_entry_is_marked_by_its_name_and_stands_as_it_was(himal, branch, asked):
    assert contesting.disputed(himal) == {branch.fact: clock.today()}
    assert contesting.fact_name(himal, branch.fact) == "Branch: Butwal branch"
    assert contesting.known_entry(asked) == branch
    assert recalling.recall(himal, clock.today()).disputed == {branch.fact: clock.today()}
    follows_from_the_journal()


@pytest.mark.parametrize("removal", [MISTAKE, CLOSED], ids=["mistake", "closed"])
def test_two_officers_end_the_entry_or_strike_it_out_and_the_dispute_with_it(
    himal, asked, sita, hari, removal
):
    branch = contesting.known_entry(asked)
    proposal = disputing.remove(asked, removal, officer=sita)
    assert contesting.state_of(asked) == "proposed"
    assert any("Butwal branch" in said for _name, _before, said in approving.told(proposal))
    with pytest.raises(Refused, match="Another officer"):
        approving.approve(proposal, officer=sita)
    assert branch.fact in contesting.disputed(himal)

    approving.approve(proposal, officer=hari)
    entry = entering.get_entry(himal, branch.seq)
    assert (entry.until, entry.mistaken) == (removal.until, removal.until is None)
    assert contesting.state_of(asked) == "corrected"
    assert contesting.disputed(himal) == {}
    follows_from_the_journal()


def test_what_the_second_officer_declines_leaves_entry_and_dispute(
    himal, branch, asked, sita, hari
):
    proposal = disputing.remove(asked, MISTAKE, officer=sita)
    with pytest.raises(Refused, match="answered already"):
        disputing.remove(asked, MISTAKE, officer=hari)
    approving.close(proposal, "The lease says otherwise.", officer=hari)
    assert contesting.state_of(asked) == "open"
    disputing.decline(asked, "The lease says otherwise.", officer=hari)
    assert not entering.get_entry(himal, branch.seq).mistaken
    assert contesting.disputed(himal) == {}


def test_a_dispute_of_what_was_ended_meanwhile_is_settled(himal, branch, asked, sita):
    act(himal, "suspend", date(2024, 4, 1))
    with pytest.raises(Refused, match="Nothing has come since"):
        disputing.settle(asked, "Ended.", officer=sita)
    entering.end(himal, branch, date(2024, 5, 1), "Closed.", actor="test")
    disputing.settle(asked, "Ended.", officer=sita)
    assert contesting.state_of(asked) == "corrected"


def test_only_what_the_public_reads_can_be_disputed(himal, dolma):
    ram = enter(himal, RAM)
    hidden = replace(CLAIM, fact=ram.fact)
    with pytest.raises(Refused) as refusal:
        disputing.open_(himal, hidden, account=dolma)
    assert refusal.value.field == "fact"
    publishing.publish(himal.kept_in, ["field_staff"], actor="test")
    disputing.open_(himal, hidden, account=dolma)
    assert contesting.fact_name(himal, ram.fact) == "Field officer: Ram Demo-Thapa"
    publishing.publish(himal.kept_in, [], actor="test")
    assert contesting.fact_name(himal, ram.fact) == "Field officer"


def test_a_name_that_is_erased_is_in_no_request(himal, dolma, sita):
    publishing.publish(himal.kept_in, ["field_staff"], actor="test")
    ram = enter(himal, RAM)
    claim = replace(CLAIM, fact=ram.fact, why="Ram Demo-Thapa left us.")
    asked = disputing.open_(himal, claim, account=dolma)
    assert "Ram" not in asked.stands
    bodies = "".join(db.session.scalars(db.select(JournalEntry.body)))
    assert "Demo-Thapa" not in bodies

    entering.erase_values(himal, ram, "He asked for it.", actor="test")
    db.session.expire_all()
    kept = db.session.scalars(db.select(CorrectionRequest)).one()
    assert "Ram" not in " ".join((kept.wanted, kept.why, kept.document, kept.stands))
    assert contesting.fact_name(himal, ram.fact) == "Field officer"
    assert contesting.state_of(asked) == "open"


@pytest.mark.parametrize("fact", ["branch", "address"])
def test_what_was_declined_is_not_asked_again_with_the_same_document(
    himal, branch, dolma, sita, fact
):
    claim = replace(CLAIM, fact=branch.fact if fact == "branch" else fact)
    disputing.decline(disputing.open_(himal, claim, account=dolma), "No lease.", officer=sita)
    with pytest.raises(Refused, match="This was declined: No lease") as refusal:
        disputing.open_(himal, claim, account=dolma)
    assert refusal.value.field == "document"
    disputing.open_(himal, replace(claim, document="Lease of 4 May"), account=dolma)


def test_a_name_that_is_erased_is_in_no_answered_request_about_another_person(
    himal, dolma, sita, hari
):
    publishing.publish(himal.kept_in, ["field_staff"], actor="test")
    misspelt = enter(himal, replace(RAM, name="Ramm Demo-Tapa"))
    claim = Claim(misspelt.fact, RAM.name, f"He is {RAM.name}.", f"Card of {RAM.name}")
    first = disputing.open_(himal, claim, account=dolma)
    approving.approve(disputing.remove(first, MISTAKE, officer=sita), officer=hari)
    other = enter(himal, replace(RAM, name="Sita Demo-Rai"))
    waits = disputing.open_(himal, replace(CLAIM, fact=other.fact), account=dolma)
    place = disputing.open_(himal, replace(CLAIM, fact=enter(himal, BRANCH).fact), account=dolma)
    disputing.decline(place, "No lease.", officer=sita)
    ram = enter(himal, RAM)

    entering.erase_values(himal, ram, "He asked for it.", actor="test")
    db.session.expire_all()
    assert {said_of(first), first.reason} == {("…",) * 3, None}
    kept = (CLAIM.wanted, CLAIM.why, CLAIM.document)
    assert (said_of(waits), said_of(place), place.reason) == (kept, kept, "No lease.")


@pytest.mark.parametrize(
    "why", ["Ram does that.", "He is called Raam.", "See card F-17.", "९८-५५५०११७"]
)
def test_an_open_request_about_another_person_loses_what_names_an_erased_one(himal, dolma, why):
    publishing.publish(himal.kept_in, ["field_staff"], actor="test")
    other, ram = (
        enter(himal, replace(RAM, name="Sita Gurung", number="F-18", phones=())),
        enter(himal, RAM),
    )
    asked = disputing.open_(himal, replace(CLAIM, fact=other.fact, why=why), account=dolma)

    entering.erase_values(himal, ram, "He asked for it.", actor="test")
    db.session.expire_all()
    assert said_of(asked) == ("…",) * 3
    assert contesting.state_of(asked) == "open"


def said_of(request):
    return request.wanted, request.why, request.document


def test_the_answer_that_named_an_erased_person_is_erased_and_marked(himal, dolma, sita, as_role):
    publishing.publish(himal.kept_in, ["field_staff"], actor="test")
    ram = enter(himal, RAM)
    asked = disputing.open_(himal, replace(CLAIM, fact=ram.fact), account=dolma)
    disputing.decline(asked, "Ram Demo-Thapa is registered with us.", officer=sita)
    entering.erase_values(himal, ram, "He asked for it.", actor="test")
    assert asked.reason == "…"
    number = asked.id
    db.session.commit()
    page = as_role("ministry", "npl-labour").get(f"/en/office/disputes/{number}").text
    assert "This request was answered already. …" in page
    assert "Demo-Thapa" not in page


def test_a_fact_or_an_entry_of_the_licence_is_not_struck_out(himal, dolma, sita):
    asked = disputing.open_(himal, replace(CLAIM, fact="address"), account=dolma)
    with pytest.raises(NotFound):
        disputing.remove(asked, MISTAKE, officer=sita)
