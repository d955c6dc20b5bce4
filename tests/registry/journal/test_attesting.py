"""Proofs that others can check: of an entry, and that the journal only grew."""

import json

import pytest

from registry.db import db
from registry.errors import Refused
from registry.ledger.checkpoint import read_proof
from registry.ledger.note import LOG, new_key
from registry.services import attesting, checkpointing
from tests.registry.journal import insider


@pytest.fixture
def keys(signed):
    return checkpointing.list_keys()


def test_every_entry_is_proven_with_its_words(keys):
    for seq in range(1, 8):
        told = json.loads(attesting.check(str(attesting.prove_entry(seq)), keys))
        assert told["seq"] == seq


def test_a_proof_with_other_words_does_not_hold(keys):
    proof, other = attesting.prove_entry(3), attesting.prove_entry(4)

    with pytest.raises(Refused, match="does not hold"):
        attesting.check(str(proof).replace(extra(proof), extra(other)), keys)


def test_an_entry_that_is_not_signed_yet_cannot_be_proven(unsigned_tail, keys):
    for seq in (0, 8):
        with pytest.raises(Refused, match="covers entries 1 to 7"):
            attesting.prove_entry(seq)


def test_growth_is_proven_from_a_checkpoint_that_was_kept(signed, keys):
    proof = str(attesting.prove_growth(5))

    assert "goes on from that of 5" in attesting.check(proof, keys, signed[0])
    with pytest.raises(Refused, match="Give the earlier checkpoint"):
        attesting.check(proof, keys)
    with pytest.raises(Refused, match="was changed in between"):
        attesting.check(str(attesting.prove_growth(6)), keys, signed[0])
    for size in (0, 8):
        with pytest.raises(Refused, match="covers entries 1 to 7"):
            attesting.prove_growth(size)


def test_a_proof_under_another_key_proves_nothing(keys):
    stranger = new_key(keys[0].name, LOG).public

    with pytest.raises(Refused, match="No known key"):
        attesting.check(str(attesting.prove_entry(1)), [stranger])


def test_a_damaged_journal_proves_nothing(keys):
    insider.unguard()
    insider.spoil(2, actor="x")
    db.session.commit()

    with pytest.raises(Exception, match="Entry 2 "):
        attesting.prove_entry(5)


def test_without_a_checkpoint_nothing_is_proven(app_context):
    for prove in (attesting.prove_entry, attesting.prove_growth):
        with pytest.raises(Refused, match="no checkpoint yet"):
            prove(1)


def extra(proof: attesting.Inclusion) -> str:
    """The line that holds the entry."""
    return str(proof).split("\n")[1]


def test_the_proof_is_read_back_as_it_was_made(keys):
    proof = attesting.prove_entry(6)
    assert read_proof(str(proof)) == proof
