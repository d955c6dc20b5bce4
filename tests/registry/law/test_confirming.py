"""Confirmation: a clause is confirmed when an officer of each party found it in the signed text."""

import json
from datetime import date

import pytest

from registry.db import db
from registry.errors import Forbidden, Refused
from registry.models import JournalEntry, LawDocument
from registry.services import confirming, shelf, sourcing
from registry.services.sourcing import Source
from tests.lawtexts import TALE
from tests.registry.officers import SIGNED, adopted, current

ALL = ["NPL-MYS-1999#01", "NPL-MYS-1999#02", "NPL-MYS-1999#03"]
HASH = "ab" * 32
DAY = date(2024, 1, 31)


def confirm(who, refs=ALL, source=SIGNED):
    confirming.confirm(current(), refs, source, officer=who)


def test_what_one_party_confirmed_is_not_confirmed(tale, people):
    confirm(people["asha"])
    confirm(people["bimal"])
    assert confirming.confirmed_refs() == frozenset()
    assert {tuple(one.lacking) for one in confirming.standing_of(current())} == {("MYS",)}


def test_what_both_parties_confirmed_is_confirmed(tale, people):
    confirm(people["asha"])
    confirm(people["chong"], ALL[:2])
    assert confirming.confirmed_refs() == set(ALL[:2])
    assert shelf.force_on(current(), DAY) == "unconfirmed"
    confirm(people["chong"], ALL[2:])
    assert shelf.force_on(current(), DAY) == "confirmed"


def test_a_changed_clause_is_unconfirmed_again_and_the_others_stay(tale, people):
    confirm(people["asha"])
    confirm(people["chong"])
    adopted(TALE.replace("day = 7", "day = 10"), by=people["asha"], second=people["bimal"])
    assert confirming.confirmed_refs() == set(ALL[:2])
    adopted(TALE, by=people["asha"], second=people["bimal"])
    assert confirming.confirmed_refs() == set(ALL)


def test_a_third_state_has_no_word(tale, people):
    with pytest.raises(Forbidden, match="no party"):
        confirm(people["dana"])


def test_a_withdrawn_confirmation_no_longer_counts_and_keeps_its_ground(tale, people):
    confirm(people["asha"])
    confirm(people["chong"])
    confirming.withdraw(current(), ALL[:1], "Article 1 was misread.", officer=people["bimal"])
    assert confirming.confirmed_refs() == set(ALL[1:])
    last = db.session.scalars(db.select(JournalEntry).order_by(JournalEntry.seq)).all()[-1]
    assert last.kind == "law-confirmation-withdrawn"
    assert json.loads(last.body)["ground"] == "Article 1 was misread."
    confirm(people["asha"], ALL[:1])
    assert confirming.confirmed_refs() == set(ALL)


def test_nobody_withdraws_what_his_country_has_not_confirmed(tale, people):
    confirm(people["asha"])
    with pytest.raises(Refused, match="your country has confirmed"):
        confirming.withdraw(current(), ALL[:1], "Misread.", officer=people["chong"])


def test_the_journal_names_no_person(tale, people):
    confirm(people["asha"])
    last = db.session.scalars(db.select(JournalEntry).order_by(JournalEntry.seq)).all()[-1]
    assert last.actor == "ministry:npl-labour"
    assert "asha" not in last.body.casefold()


@pytest.mark.parametrize(
    "source, field",
    [
        (Source(place="", data=b"x"), "place"),
        (Source(place="art. 1"), "file"),
        (Source(place="art. 1", address="example.org/text.pdf", sha256=HASH), "address"),
        (Source(place="art. 1", address="https://example.org/text.pdf"), "sha256"),
        (Source(place="art. 1", data=b"x", sha256=HASH), "sha256"),
    ],
)
def test_a_confirmation_without_its_source_is_refused(tale, people, source, field):
    with pytest.raises(Refused) as refusal:
        confirm(people["asha"], source=source)
    assert refusal.value.field == field
    assert not any(one.given for one in confirming.standing_of(current()))


def test_an_address_counts_with_the_hash_of_what_is_there(tale, people):
    confirm(people["asha"], source=Source("art. 1", "https://example.org/text.pdf", HASH.upper()))
    (row,) = confirming.standing_of(current())[0].given
    assert (row.address, row.document) == ("https://example.org/text.pdf", HASH)


def test_an_officers_copy_is_kept_once_under_its_hash(tale, people):
    confirm(people["asha"], ALL[:1])
    confirm(people["asha"], ALL[1:])
    (kept,) = db.session.scalars(db.select(LawDocument))
    assert sourcing.get_document(kept.sha256).data == SIGNED.data
    assert sourcing.list_kept([kept.sha256, HASH]) == {kept.sha256: "signed.pdf"}


def test_a_clause_is_confirmed_once_by_the_same_officer(tale, people):
    confirm(people["asha"])
    with pytest.raises(Refused, match="already"):
        confirm(people["asha"])


def test_whoever_compared_an_older_text_looks_again(tale, people):
    seen = current()
    adopted(TALE.replace("day = 7", "day = 10"), by=people["asha"], second=people["bimal"])
    with pytest.raises(Refused, match="changed while you compared"):
        confirming.confirm(seen, ALL, SIGNED, officer=people["chong"])


def test_a_national_law_needs_two_officers_of_its_country(tale, people):
    law = current("NPL-FVFT-10000")
    refs = [clause.ref for clause in law.clauses]
    confirming.confirm(law, refs, SIGNED, officer=people["asha"])
    assert confirming.confirmed_refs() == frozenset()
    with pytest.raises(Forbidden):
        confirming.confirm(law, refs, SIGNED, officer=people["chong"])
    confirming.confirm(law, refs, SIGNED, officer=people["bimal"])
    assert confirming.confirmed_refs() == set(refs)


def test_a_standard_needs_two_officers_of_any_ministry(tale, people):
    standard = current("STD-ILO-FEES")
    refs = [clause.ref for clause in standard.clauses]
    confirming.confirm(standard, refs, SIGNED, officer=people["asha"])
    confirming.confirm(standard, refs, SIGNED, officer=people["dana"])
    assert confirming.confirmed_refs() == set(refs)
