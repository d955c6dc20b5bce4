"""Entries that look alike: found by what they share, decided by an officer and by nobody else."""

import pytest

from registry.db import db
from registry.errors import Refused
from registry.models import Agency, JournalEntry
from registry.services import journal, linking, resembling
from registry.services.rebuilding import rebuild
from registry.services.verifying import Asked, verify
from tests.registry.officers import officer
from tests.registry.publishing import licensed, register

ALIKE = "/en/office/alike/"
SIDE_BY_SIDE = "/en/office/alike/himal/1/himal/2"
MANY = "Annapurna Bagmati Chitwan Dolpa Everest Fewa Gorkha Humla Ilam".split()
PUBLIC = "/en/agencies/himal/1"


@pytest.fixture
def bina(app_context):
    """An officer of Nepal, whose register has Himal twice, and Koshi and Mechi once."""
    kept_in = register()
    facts = {"phones": ["+977-1 4412345"], "emails": ["info@himal.example"],
             "website": "https://www.himal.example/jobs"}  # fmt: skip
    licensed(kept_in, "1", "Himal Manpower Pvt. Ltd.", address="Thamel, Kathmandu 29", **facts)
    facts = {"phones": ["(01) 4412345"], "emails": ["INFO@himal.example"],
             "website": "himal.example"}  # fmt: skip
    licensed(kept_in, "2", "Heemal Manpower", address="thamel kathmandu-29", **facts)
    licensed(kept_in, "3", "Koshi Recruiting", phones=["+977-1 5550000"])
    licensed(kept_in, "4", "Mechi Overseas")
    person = officer("bina")
    db.session.commit()
    return person


def agency(number):
    return db.session.scalars(db.select(Agency).filter_by(number=number)).one()


def pairs(person):
    return [(one.agency.number, one.other.number) for one in resembling.list_pairs(seen_by=person)]


def test_two_entries_that_share_something_are_told_with_what_is_alike(bina):
    (pair,) = resembling.list_pairs(seen_by=bina)
    assert (pair.agency.number, pair.other.number) == ("1", "2")
    assert pair.alike == ("phones", "emails", "website", "address", "near_name")


@pytest.mark.parametrize(
    "facts, kind",
    [({"name": "KOSHI  recruiting"}, "name"), ({"trading_names": ["Koshi Recruiting"]}, "name"),
     ({"phones": ["5550000"]}, None),
     ({"phones": ["01-5550000"]}, "phones")],
)  # fmt: skip
def test_each_kind_of_likeness_is_enough_to_ask(bina, facts, kind):
    other = licensed(register(), "5", **({"name": "Lumbini Exports"} | facts))
    alike = resembling.compare(agency("3"), other).alike
    assert (kind in alike) if kind else alike == ()


def test_pages_on_one_platform_are_different_sites(bina):
    for number, name, page in (("5", "Sagarmatha", "first"), ("6", "Lumbini", "other"),
                               ("7", "Annapurna", "first/")):  # fmt: skip
        licensed(register(), number, name, website=f"https://www.facebook.com/{page}")
    licensed(register(), "8", "Bagmati", website="http://[half an address")
    assert pairs(bina) == [("1", "2"), ("5", "7")]


def test_names_that_sound_alike_are_asked_about_unless_they_are_too_short(bina):
    licensed(register(), "5", "Sagarmatha Overseas")
    licensed(register(), "6", "Sagarmata Recruitment")
    licensed(register(), "7", "Kosi Recruitment")
    assert pairs(bina) == [("1", "2"), ("5", "6")]


def test_what_many_share_tells_nothing(bina):
    for number, name in enumerate(MANY, 10):
        licensed(register(), str(number), name, emails=["registrar@gov.example"])
    assert pairs(bina) == [("1", "2")]


def test_words_that_every_firm_has_make_no_pair(bina):
    licensed(register(), "5", "Manpower International Services")
    licensed(register(), "6", "International Manpower Services Ltd")
    assert pairs(bina) == [("1", "2")]


def test_one_firm_is_an_event_that_joins_and_deletes_nothing(bina):
    linking.decide(agency("2"), agency("1"), "same", ground="One owner.", officer=bina)
    assert linking.list_linked(agency("1")) == [agency("2")]
    assert linking.list_linked(agency("2")) == [agency("1")]
    assert pairs(bina) == []
    last = db.session.scalars(db.select(JournalEntry).order_by(JournalEntry.seq.desc())).first()
    assert (last.kind, last.actor) == ("agencies-linked", "ministry:npl-labour")
    assert db.session.scalar(db.select(db.func.count(Agency.id))) == 4


def test_different_firms_are_not_asked_about_again_and_nothing_is_published(bina):
    before = journal.last_seq()
    linking.decide(agency("1"), agency("2"), "different", ground="Two owners.", officer=bina)
    assert (pairs(bina), journal.last_seq()) == ([], before)


def test_a_word_can_be_taken_back(bina):
    one, two = agency("1"), agency("2")
    linking.decide(one, two, "same", ground="One owner.", officer=bina)
    linking.decide(one, two, "different", ground="It was the father.", officer=bina)
    assert linking.list_linked(one) == []
    linking.decide(one, two, "same", ground="Both now.", officer=bina)
    assert linking.list_linked(one) == [two]
    assert pairs(bina) == []


def test_what_was_said_follows_from_the_journal_alone(bina):
    one, two = agency("1"), agency("2")
    for word in ("same", "different", "same"):
        linking.decide(one, two, word, ground="As was found.", officer=bina)
    db.session.commit()
    assert verify(Asked()).faults == []
    assert rebuild()[1] == 0


def test_the_same_word_twice_is_one_event(bina):
    one, two = agency("1"), agency("2")
    linking.decide(one, two, "same", ground="One owner.", officer=bina)
    last = journal.last_seq()
    linking.decide(two, one, "same", ground="One owner.", officer=bina)
    assert journal.last_seq() == last


def test_a_word_needs_a_ground_and_two_entries(bina):
    with pytest.raises(Refused) as refused:
        linking.decide(agency("1"), agency("2"), "same", ground=" ", officer=bina)
    assert refused.value.field == "ground"
    with pytest.raises(Refused):
        linking.decide(agency("1"), agency("1"), "same", ground="Itself.", officer=bina)


def test_an_officer_decides_side_by_side_and_the_public_page_shows_the_other(bina, as_role, client):
    reader = as_role("ministry", "npl-labour")
    assert "Heemal Manpower" in reader.get(ALIKE).text
    page = reader.get(SIDE_BY_SIDE).text
    assert "thamel kathmandu-29" in page
    assert page.count("alike</span>") == 5
    assert "Heemal Manpower" not in client.get(PUBLIC).text
    empty = reader.post(SIDE_BY_SIDE, data={"word": "same", "ground": ""})
    assert (empty.status_code, "Say how you know." in empty.text) == (422, True)
    answer = reader.post(SIDE_BY_SIDE, data={"word": "same", "ground": "One owner."})
    assert answer.status_code == 302
    assert "Heemal Manpower" in client.get(PUBLIC).text
    assert "No two entries" in reader.get(ALIKE).text


def test_another_countrys_entries_are_nobodys_to_join(bina, as_role):
    officer("farid", "qat-labour")
    licensed(register("doha", country="QAT"), "9", "Himal Manpower")
    db.session.commit()
    reader = as_role("ministry", "qat-labour")
    assert "Himal" not in reader.get(ALIKE).text.split("<main")[1]
    assert reader.get(SIDE_BY_SIDE).status_code == 404
    assert reader.get("/en/office/alike/himal/1/doha/9").status_code == 404
