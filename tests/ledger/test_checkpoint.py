"""Checkpoints and proofs as text: what is written is read again, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.ledger.checkpoint import (
    Consistency,
    Inclusion,
    read_checkpoint,
    read_proof,
    unsigned,
)
from registry.ledger.note import BadNote
from registry.ledger.tree import Head, head_of, is_included, prove_consistency, prove_inclusion

# The text of the example of C2SP tlog-checkpoint.
PUBLISHED = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/"
    "Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
)


@pytest.fixture
def checkpoint(leaves, key):
    return read_checkpoint(str(key.sign(unsigned(key.name, head_of(leaves)))))


def test_the_published_checkpoint_is_read():
    read = read_checkpoint(PUBLISHED)

    assert read.origin == "example.com/behind-the-sofa"
    assert read.head.size == 20852163
    assert unsigned(read.origin, read.head).text == read.note.text


def test_a_checkpoint_says_origin_size_and_root(leaves, key, checkpoint):
    assert (checkpoint.origin, checkpoint.head) == (key.name, head_of(leaves))
    assert key.public.signed(checkpoint.note) == 0


def test_a_proof_of_inclusion_is_read_as_it_was_written(leaves, checkpoint):
    written = Inclusion(7, tuple(prove_inclusion(leaves, 7)), checkpoint, b'{"seq":8}')
    read = read_proof(str(written))

    assert read == written
    assert is_included(leaves[7], read.index, read.checkpoint.head, read.proof)


def test_a_proof_of_consistency_is_read_as_it_was_written(leaves, checkpoint):
    written = Consistency(40, tuple(prove_consistency(leaves, 40)), checkpoint)

    assert read_proof(str(written)) == written


@pytest.mark.parametrize(
    "old, new",
    [
        ("20852163", "020852163"),
        ("20852163", "-1"),
        ("20852163", "9" * 5000),
        ("20852163", "\u0661"),
        ("20852163\n", ""),
        ("CsUY", "Cs"),
        ("q2I=", "q2J="),
        ("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", "AAAA"),
    ],
)
def test_a_checkpoint_that_is_not_in_its_form_is_refused(old, new):
    with pytest.raises(BadNote):
        read_checkpoint(PUBLISHED.replace(old, new))


@pytest.mark.parametrize(
    "start", ["", "old x\n", "index 1\n", "c2sp.org/tlog-proof@v1\n", "old 1\nAAAA\n"]
)
def test_a_proof_that_is_not_in_its_form_is_refused(start):
    with pytest.raises(BadNote):
        read_proof(f"{start}\n{PUBLISHED}")


@given(st.text())
def test_any_other_text_is_refused_and_nothing_else_happens(text):
    for read in (read_checkpoint, read_proof):
        with pytest.raises(BadNote):
            read(text)


def test_a_head_is_its_size_and_its_root(leaves):
    assert head_of(leaves[:3]) == Head(3, head_of(leaves[:3]).root)
