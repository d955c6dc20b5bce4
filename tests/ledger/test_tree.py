"""The Merkle tree: roots as RFC 6962 defines them, every proof of every small tree, no other."""

import csv
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.ledger.tree import (
    EMPTY,
    Head,
    Peaks,
    head_of,
    is_consistent,
    is_included,
    leaf_hash,
    node,
    prove_consistency,
    prove_inclusion,
)

HERE = Path(__file__).parent


def root_by_definition(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962 section 2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    middle = 1
    while middle * 2 < len(leaves):
        middle *= 2
    return node(root_by_definition(leaves[:middle]), root_by_definition(leaves[middle:]))


def published(name: str) -> list[dict[str, str]]:
    """The published proofs, good and bad (transparency-dev/merkle, testdata)."""
    with (HERE / name).open(encoding="ascii", newline="") as file:
        return list(csv.DictReader(file))


def hashes(told: str) -> list[bytes]:
    return [bytes.fromhex(one.strip("-")) for one in told.split()]


@pytest.mark.parametrize("size", range(66))
def test_the_root_is_that_of_the_definition(leaves, size):
    assert head_of(leaves[:size]) == Head(size, root_by_definition(leaves[:size]))


def test_an_empty_tree_has_the_hash_of_nothing():
    assert Peaks().root == EMPTY == hashlib.sha256().digest()


def test_a_leaf_and_a_node_are_hashed_apart():
    assert leaf_hash(b"ab") != node(b"a", b"b")


@pytest.mark.parametrize("size", range(1, 66))
def test_every_leaf_of_every_small_tree_is_proven(leaves, size):
    tree, head = leaves[:size], head_of(leaves[:size])

    for index in range(size):
        proof = prove_inclusion(tree, index)
        assert is_included(tree[index], index, head, proof)
        assert not is_included(tree[index], index + 1, head, proof)
        assert not is_included(leaf_hash(b"forged"), index, head, proof)
        assert not is_included(tree[index], index, head, [*proof, EMPTY])
        assert not proof or not is_included(tree[index], index, head, proof[:-1])


@pytest.mark.parametrize("size", range(1, 66))
def test_every_start_of_every_small_tree_is_proven(leaves, size):
    later = head_of(leaves[:size])

    for start in range(1, size + 1):
        earlier, proof = head_of(leaves[:start]), prove_consistency(leaves[:size], start)
        forged = Head(start, leaf_hash(b"forged"))
        assert is_consistent(earlier, later, proof)
        assert not is_consistent(forged, later, proof)
        assert not is_consistent(earlier, Head(size, forged.root), proof)
        assert not is_consistent(earlier, later, [*proof, EMPTY])
        assert not proof or not is_consistent(earlier, later, proof[:-1])


def test_an_empty_tree_proves_nothing(leaves):
    assert not is_consistent(Head(0, EMPTY), head_of(leaves), [])
    with pytest.raises(ValueError, match="none of 0"):
        prove_consistency(leaves, 0)


def test_a_leaf_that_is_not_there_has_no_proof(leaves):
    with pytest.raises(ValueError, match="no leaf 65"):
        prove_inclusion(leaves, 65)


def test_the_98_published_proofs_of_inclusion_are_judged_as_published():
    rows = published("inclusion.csv")
    assert len(rows) == 98
    for row in rows:
        head = Head(int(row["size"]), bytes.fromhex(row["root"]))
        leaf, index = bytes.fromhex(row["leaf"]), int(row["index"])
        accepted = is_included(leaf, index, head, hashes(row["proof"]))
        assert accepted == (row["accepted"] == "yes"), row


def test_the_98_published_proofs_of_consistency_are_judged_as_published():
    rows = published("consistency.csv")
    assert len(rows) == 98
    for row in rows:
        earlier = Head(int(row["size1"]), bytes.fromhex(row["root1"]))
        later = Head(int(row["size2"]), bytes.fromhex(row["root2"]))
        accepted = is_consistent(earlier, later, hashes(row["proof"]))
        assert accepted == (row["accepted"] == "yes"), row


@given(size=st.integers(1, 2000), data=st.data())
def test_proofs_of_larger_trees_hold_and_no_changed_one_does(size, data):
    leaves = [leaf_hash(str(number).encode()) for number in range(size)]
    head, start = head_of(leaves), data.draw(st.integers(1, size))
    inclusion = prove_inclusion(leaves, start - 1)
    consistency = prove_consistency(leaves, start)

    assert is_included(leaves[start - 1], start - 1, head, inclusion)
    assert is_consistent(head_of(leaves[:start]), head, consistency)
    for proof, holds in (
        (inclusion, lambda proof: is_included(leaves[start - 1], start - 1, head, proof)),
        (consistency, lambda proof: is_consistent(head_of(leaves[:start]), head, proof)),
    ):
        if proof:
            place = data.draw(st.integers(0, len(proof) - 1))
            proof[place] = leaf_hash(proof[place])
            assert not holds(proof)


def test_a_growing_tree_goes_on_from_its_edge_alone(leaves):
    kept = head_of(leaves[:41])
    edge = Peaks()
    for leaf in leaves[:41]:
        edge.append(leaf)

    grown = Peaks(41, edge.hashes)
    assert grown.head == kept
    for leaf in leaves[41:]:
        grown.append(leaf)
    assert grown.head == head_of(leaves)


def test_hashes_that_cannot_be_an_edge_are_refused():
    with pytest.raises(ValueError, match="3 complete parts"):
        Peaks(41, [EMPTY])
