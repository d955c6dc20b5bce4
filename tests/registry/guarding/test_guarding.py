"""The guard over the register: whom an applicant resembles, what counts, and what waits for it."""

from datetime import date

import pytest

from registry.acts import Decision
from registry.db import db
from registry.errors import Refused
from registry.models import JournalEntry, MatchAnswer, Personal
from registry.services import approving, deciding, licensing
from registry.services.applying import rules
from registry.services.guarding import looking, passing
from registry.services.veiling import erase
from tests.registry.guarding.conftest import AUTUMN, SPRING, SUMMER, knows, publishes
from tests.registry.publishing import decide, licensed, register

GRANT = Decision("grant", AUTUMN, "Papers complete.", expires_on=date(2027, 1, 1))


def found(agency):
    return [(one.found.kind, one.found.how, one.other.number) for one in look(agency)]


def look(agency):
    return looking.look(agency).matches


def answer_all(agency, officer, text="A landlord's line, shared by two firms."):
    matches = passing.guard(agency).looked.matches
    return passing.answer(agency, {one.identity: text for one in matches}, officer=officer)


def test_an_agency_with_nothing_in_common_resembles_nobody(timur):
    assert found(timur) == []


@pytest.mark.parametrize("role", ["director", "owner", "manager", "field_staff"])
def test_the_same_person_is_seen_in_whatever_role(timmur, timur, role):
    knows(timmur, "director", "Dipendra Demo-Basnet")
    knows(timur, role, "Demo-Basnet Dipendra")
    assert found(timur) == [("person", "same", "12")]


def test_a_match_says_with_whom_in_what_after_which_sanction_and_when(timmur, timur):
    publishes(timur, phones=["015550143"])
    (match,) = look(timur)
    (sanction,) = match.sanctions
    assert (match.other, sanction.status, sanction.since) == (timmur, "revoked", SPRING)
    assert (match.found.ours.shown, match.found.theirs.shown) == ("015550143", "+977-1-5550143")


def test_everything_that_is_known_of_both_is_compared(timmur, timur):
    knows(
        timmur, "branch", "Chitwan", address="House 43, Narayan Road", emails=("a@t.example.org",)
    )
    knows(timmur, "main_client", "Contoh Gloves")
    knows(timmur, "social_page", "https://facebook.com/timmurkhola")
    knows(timmur, "former_name", "Bhanjyang Overseas")
    knows(timur, "main_client", "Contoh Gloves Sdn. Bhd.")
    publishes(
        timur,
        address="43 Narayan Road House",
        emails=["b@t.example.org"],
        website="facebook.com/timmurkhola/",
    )
    assert found(timur) == [
        ("email", "similar", "12"),
        ("website", "same", "12"),
        ("address", "same", "12"),
        ("client", "same", "12"),
        ("name", "similar", "12"),
    ]


def test_a_barred_person_is_seen_though_no_director_was_ever_entered(timmur, timur):
    decide(timmur, "disqualify", SUMMER, basis="s. 9", persons=(("Ram Demo-Karki", "director"),))
    knows(timur, "owner", "Ram Demo-Karki")
    (match,) = look(timur)
    assert [one.status for one in match.sanctions] == ["disqualified", "revoked"]


@pytest.mark.parametrize("act", ["suspend", "suspend_preventively", "revoke", "disqualify"])
def test_each_sanction_counts_though_it_was_lifted_since(timur, act):
    himal = licensed(register(), "13", "Himal Manpower", phones=["5559999"])
    decide(himal, act, SPRING, **({"basis": "s. 9"} if act == "disqualify" else {}))
    if act != "disqualify":
        decide(himal, "reinstate", SUMMER)
    publishes(timur, phones=["5559999"])
    assert found(timur) == [("phone", "same", "13")]


@pytest.mark.parametrize("act", ["delist", "surrender", "restrict", "surveil"])
def test_what_is_no_sanction_does_not_count(timur, act):
    himal = licensed(register(), "13", "Himal Manpower", phones=["5559999"])
    decide(himal, act, SPRING, **({"limits": "None."} if act == "restrict" else {}))
    publishes(timur, phones=["5559999"])
    assert found(timur) == []


def test_a_sanction_that_an_appeal_undid_does_not_count(timmur, timur):
    publishes(timur, phones=["+977-1-5550143"])
    decide(timmur, "appeal", SUMMER, stayed=False)
    assert len(found(timur)) == 1
    decide(timmur, "allow_appeal", AUTUMN)
    assert found(timur) == []


def test_how_far_back_a_sanction_counts_is_the_registers_own_rule(timmur, timur, monkeypatch):
    publishes(timur, phones=["+977-1-5550143"])
    rules.declare(timur.kept_in, actor="test", look_back_years=5, look_back_cite="s. 4")
    for today, counts in ((date(2029, 4, 1), True), (date(2029, 4, 2), False)):
        monkeypatch.setattr("registry.clock.today", lambda today=today: today)
        assert bool(found(timur)) is counts, today
    decide(timmur, "disqualify", date(2029, 4, 2), basis="s. 9")
    monkeypatch.setattr("registry.clock.today", lambda: date(2060, 2, 29))
    (match,) = look(timur)
    assert [one.status for one in match.sanctions] == ["disqualified"]


def test_what_many_share_is_said_once_and_tells_nothing(timur):
    for number in range(9):
        himal = licensed(register(), f"B-{number}", f"Firm{number * 7} Manpower")
        publishes(himal, phones=["4441111"])
        decide(himal, "revoke", SPRING)
    publishes(timur, phones=["4441111"])
    looked = looking.look(timur)
    assert looked.matches == ()
    assert [one.shown for one in looked.shared] == ["4441111"]


def test_an_erased_name_is_compared_with_nothing_and_counted(timmur, timur):
    knows(timmur, "director", "Dipendra Demo-Basnet")
    knows(timur, "director", "Dipendra Demo-Basnet")
    (match,) = look(timur)
    erase(match.found.theirs.sign)
    looked = looking.look(timur)
    assert looked.matches == ()
    assert looked.erased == 1


def test_of_another_country_only_published_people_are_compared(timmur, timur):
    gulf = register("gulf", country="MYS")
    agency = licensed(gulf, "G-1", "Gulf Bridge")
    knows(agency, "director", "Dipendra Demo-Basnet")
    decide(agency, "revoke", SPRING)
    knows(timur, "director", "Dipendra Demo-Basnet")
    assert found(timur) == []
    register("gulf", country="MYS", publishes=["director"])
    assert found(timur) == [("person", "same", "G-1")]


def test_an_entry_struck_out_as_a_mistake_is_not_compared(timmur, timur):
    seq = knows(timmur, "director", "Dipendra Demo-Basnet")
    knows(timur, "director", "Dipendra Demo-Basnet")
    from registry.services.knowing import entering

    entering.strike(
        timmur, entering.get_entry(timmur, seq), "Another man.", actor="t", decided=None
    )
    assert found(timur) == []


def test_no_licence_is_proposed_while_a_resemblance_has_no_answer(timmur, timur, sita, hari):
    publishes(timur, phones=["+977-1-5550143"])
    with pytest.raises(Refused, match=r"Telephone.*Timmur Khola.*1 April 2024") as refused:
        approving.put_forward(timur, GRANT, officer=sita)
    assert refused.value.field == "act"
    with pytest.raises(Refused):
        deciding.decide(timur, Decision("provisional", AUTUMN, "Trial."), actor="operator")

    assert answer_all(timur, sita) == 1
    proposal = approving.put_forward(timur, GRANT, officer=sita)
    approving.approve(proposal, officer=hari)
    assert licensing.standing(timur, AUTUMN).status == "valid"


def test_a_likeness_that_comes_after_the_proposal_waits_for_an_answer_too(
    timmur, timur, sita, hari
):
    proposal = approving.put_forward(timur, GRANT, officer=sita)
    publishes(timur, phones=["+977-1-5550143"])
    with pytest.raises(Refused, match="Telephone"):
        approving.approve(proposal, officer=hari)


def test_a_new_sanction_asks_for_a_new_answer(timmur, timur, sita):
    publishes(timur, phones=["+977-1-5550143"])
    answer_all(timur, sita)
    assert passing.guard(timur).open == []
    decide(timmur, "disqualify", SUMMER, basis="s. 9")
    assert len(passing.guard(timur).open) == 1


def test_an_answer_is_bettered_and_an_empty_or_strange_one_is_none(timmur, timur, sita):
    publishes(timur, phones=["+977-1-5550143"])
    assert answer_all(timur, sita, "  ") == 0
    assert answer_all(timur, sita, "A shared line.") == 1
    assert answer_all(timur, sita, "A shared line.") == 0
    assert answer_all(timur, sita, "A landlord's line.") == 1
    assert passing.answer(timur, {(99, 1, "phone", "x"): "Nobody."}, officer=sita) == 0
    (row,) = db.session.scalars(db.select(MatchAnswer))
    assert (row.text, row.actor) == ("A landlord's line.", "ministry:npl-labour")


def test_the_journal_says_how_many_resemblances_there_were_and_nothing_of_them(timmur, timur, sita):
    knows(timmur, "director", "Dipendra Demo-Basnet")
    knows(timur, "director", "Dipendra Demo-Basnet")
    answer_all(timur, sita, "Two men of one name: birth years differ.")
    deciding.decide(timur, GRANT, actor="operator")
    bodies = db.session.scalars(db.select(JournalEntry.body).order_by(JournalEntry.seq)).all()
    assert '"resemblances":1' in bodies[-1]
    assert not any("Basnet" in body or "Two men" in body for body in bodies)
    assert db.session.query(Personal).count() == 2


def test_other_acts_are_not_held_up(timmur, timur):
    publishes(timur, phones=["+977-1-5550143"])
    decide(timur, "review", AUTUMN)
    decide(timur, "refuse", AUTUMN, basis="s. 3")


def test_the_names_of_others_are_said_whether_they_were_sanctioned_or_not(timur):
    near = licensed(register(), "14", "Bhanjyang Manpower")
    licensed(register(), "15", "Sagarmatha Placement")
    assert looking.list_namesakes(timur) == [near]
