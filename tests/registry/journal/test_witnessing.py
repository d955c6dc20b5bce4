"""Witnessing: each checkpoint is cosigned if it goes on from the last; two histories are found."""

import stat

import pytest

from registry.errors import Refused
from registry.ledger.checkpoint import (
    Checkpoint,
    Consistency,
    Inclusion,
    read_checkpoint,
    unsigned,
)
from registry.ledger.note import LOG, new_key, read_secret
from registry.ledger.tree import head_of, leaf_hash, prove_consistency, prove_inclusion
from registry.services import witnessing
from registry.services.witnessing import Witness, cosign

LEAVES = [leaf_hash(f"entry {number}".encode()) for number in range(20)]
OTHER = [*LEAVES[:8], leaf_hash(b"another history"), *LEAVES[9:]]
LOG_KEY = new_key("himal.example/journal", LOG)


def signed(leaves: list[bytes], size: int) -> Checkpoint:
    """A checkpoint of the register over these leaves."""
    return read_checkpoint(str(LOG_KEY.sign(unsigned(LOG_KEY.name, head_of(leaves[:size])))))


def growth(leaves: list[bytes], old: int, new: int) -> str:
    """The proof that the register sends to a witness."""
    proof = prove_consistency(leaves[:new], old)
    return str(Consistency(old, tuple(proof), signed(leaves, new)))


@pytest.fixture
def union(app_context, tmp_path) -> Witness:
    """A union that watches the register of Himal."""
    file = tmp_path / "union.key"
    public = witnessing.make_key("union.example/witness", file)
    key = read_secret(file.read_text(encoding="utf-8"))
    assert key.public == public
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return Witness(key, LOG_KEY.public, tmp_path / "seen.txt")


def test_a_journal_that_grows_is_cosigned_each_time(union):
    cosign(str(signed(LEAVES, 5).note), union)
    note = cosign(growth(LEAVES, 5, 12), union)

    assert union.key.public.signed(note) > 1_700_000_000
    assert LOG_KEY.public.signed(note) == 0
    assert read_checkpoint(union.memory.read_text(encoding="utf-8")).head == head_of(LEAVES[:12])


def test_the_same_checkpoint_is_cosigned_again(union):
    for _turn in range(2):
        assert cosign(str(signed(LEAVES, 5).note), union)


@pytest.mark.parametrize("size", [9, 12])
def test_another_history_is_refused_and_both_notes_are_kept(union, size):
    cosign(str(signed(LEAVES, 9).note), union)
    given = growth(OTHER, 9, size) if size > 9 else str(signed(OTHER, 9).note)

    with pytest.raises(Refused, match="not shown to go on"):
        cosign(given, union)
    evidence = union.memory.with_name("seen.txt.split-1").read_text(encoding="utf-8")
    assert str(signed(LEAVES, 9).note) in evidence
    assert str(signed(OTHER, size).note) in evidence
    assert read_checkpoint(union.memory.read_text(encoding="utf-8")).head == head_of(LEAVES[:9])


def test_two_witnesses_who_were_shown_two_histories_find_it_when_they_compare(union, tmp_path):
    other = Witness(new_key("mys.example/witness", 4), LOG_KEY.public, tmp_path / "other.txt")
    cosign(str(signed(LEAVES, 12).note), union)
    cosign(str(signed(OTHER, 12).note), other)

    with pytest.raises(Refused, match="not shown to go on"):
        cosign(other.memory.read_text(encoding="utf-8"), union)


def test_growth_needs_the_proof_from_what_was_seen_last(union):
    cosign(str(signed(LEAVES, 5).note), union)

    for given in (str(signed(LEAVES, 12).note), growth(LEAVES, 6, 12)):
        with pytest.raises(Refused, match="from 5 entries"):
            cosign(given, union)


def test_an_older_checkpoint_is_refused(union):
    cosign(str(signed(LEAVES, 12).note), union)
    with pytest.raises(Refused, match="12 entries was cosigned already"):
        cosign(str(signed(LEAVES, 5).note), union)


def test_what_the_register_did_not_sign_is_refused(union):
    stranger = new_key(LOG_KEY.name, LOG)
    note = stranger.sign(unsigned(LOG_KEY.name, head_of(LEAVES)))

    with pytest.raises(Refused, match="did not sign"):
        cosign(str(note), union)
    assert not union.memory.exists()


def test_what_is_no_checkpoint_is_refused(union):
    for given in ("", "old 1\n", f"old 1\n\n{signed(LEAVES, 5).note}x"):
        with pytest.raises(Refused):
            cosign(given, union)
    proof = Inclusion(0, tuple(prove_inclusion(LEAVES[:5], 0)), signed(LEAVES, 5))
    with pytest.raises(Refused):
        cosign(str(proof), union)


def test_a_spoiled_memory_is_not_taken_for_an_empty_one(union):
    union.memory.write_text("spoiled", encoding="utf-8")
    with pytest.raises(Refused, match="holds no checkpoint"):
        cosign(str(signed(LEAVES, 5).note), union)


def test_a_key_is_never_written_over(union, tmp_path):
    with pytest.raises(Refused, match="there already"):
        witnessing.make_key("union.example/witness", tmp_path / "union.key")
    with pytest.raises(Refused, match="name"):
        witnessing.make_key("no name", tmp_path / "new.key")
