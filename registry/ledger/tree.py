"""The Merkle tree over leaf hashes: roots, proofs of inclusion and of consistency.

As RFC 6962 section 2.1 makes them and RFC 9162 sections 2.1.3 and 2.1.4 verify them. A leaf is
given as its hash; indexes count from 0.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

EMPTY = hashlib.sha256(b"").digest()
LENGTH = 32


@dataclass(frozen=True)
class Head:
    """What a tree is: how many leaves, and the one hash that all of them make."""

    size: int
    root: bytes


class Peaks:
    """The right edge of a growing tree: the roots of its complete parts, largest first.

    It is all that must be kept of the leaves so far to know the root after the next ones.
    """

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        """The edge of a tree of `size` leaves; ValueError where these hashes cannot be one."""
        self.size = size
        self.hashes = list(hashes)
        if len(self.hashes) != size.bit_count():
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} complete parts")

    def append(self, leaf: bytes) -> None:
        """Add a leaf at the end."""
        size = self.size
        while size & 1:
            leaf = node(self.hashes.pop(), leaf)
            size >>= 1
        self.hashes.append(leaf)
        self.size += 1

    @property
    def root(self) -> bytes:
        """The root of the tree so far; of an empty one the hash of nothing."""
        if not self.hashes:
            return EMPTY
        *larger, root = self.hashes
        for left in reversed(larger):
            root = node(left, root)
        return root

    @property
    def head(self) -> Head:
        """Size and root of the tree so far."""
        return Head(self.size, self.root)


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry: SHA-256 of 0x00 and its bytes."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two parts: SHA-256 of 0x01 and both."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def head_of(leaves: Iterable[bytes]) -> Head:
    """Size and root of the tree over these leaves."""
    peaks = Peaks()
    for leaf in leaves:
        peaks.append(leaf)
    return peaks.head


def prove_inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes that lead from the leaf at `index` to the root, its neighbour first."""
    if not 0 <= index < len(leaves):
        raise ValueError(f"a tree of {len(leaves)} leaves has no leaf {index}")
    start, end = 0, len(leaves)
    proof = []
    while end - start > 1:
        middle = start + _left(end - start)
        if index < middle:
            proof.append(_root(leaves, middle, end))
            end = middle
        else:
            proof.append(_root(leaves, start, middle))
            start = middle
    return proof[::-1]


def prove_consistency(leaves: Sequence[bytes], size: int) -> list[bytes]:
    """The hashes that show the tree of the first `size` leaves to be the start of this one."""
    if not 0 < size <= len(leaves):
        raise ValueError(f"a tree of {len(leaves)} leaves has none of {size} before it")
    start, end = 0, len(leaves)
    proof = []
    while size != end:
        middle = start + _left(end - start)
        if size <= middle:
            proof.append(_root(leaves, middle, end))
            end = middle
        else:
            proof.append(_root(leaves, start, middle))
            start = middle
    if start:
        proof.append(_root(leaves, start, end))
    return proof[::-1]


def is_included(leaf: bytes, index: int, head: Head, proof: Sequence[bytes]) -> bool:
    """Whether the proof leads from the leaf at that index to the tree's root."""
    if not 0 <= index < head.size or len(leaf) != LENGTH:
        return False
    found, last = leaf, head.size - 1
    for other in proof:
        if last == 0:
            return False
        if index & 1 or index == last:
            found = node(other, found)
            index, last = _risen(index, last)
        else:
            found = node(found, other)
        index, last = index >> 1, last >> 1
    return last == 0 and found == head.root


def is_consistent(earlier: Head, later: Head, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows the earlier tree to be the start of the later one.

    An empty earlier tree is the start of any and proves nothing: it is refused.
    """
    if not 0 < earlier.size <= later.size:
        return False
    if earlier.size == later.size:
        return not proof and earlier.root == later.root
    steps = iter(proof)
    index, last = earlier.size - 1, later.size - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    # Where the earlier tree is complete, its own root is where the proof begins.
    first = earlier.root if earlier.size.bit_count() == 1 else next(steps, None)
    return first is not None and _climb(first, (index, last), steps) == (earlier.root, later.root)


def _climb(
    first: bytes, place: tuple[int, int], steps: Iterator[bytes]
) -> tuple[bytes, bytes] | None:
    """The roots of both trees that a proof of consistency leads to; None where it does not end."""
    old = new = first
    index, last = place
    for other in steps:
        if last == 0:
            return None
        if index & 1 or index == last:
            old, new = node(other, old), node(other, new)
            index, last = _risen(index, last)
        else:
            new = node(new, other)
        index, last = index >> 1, last >> 1
    return (old, new) if last == 0 else None


def _risen(index: int, last: int) -> tuple[int, int]:
    """The place after the levels at which the node has no neighbour to its right."""
    while index and not index & 1:
        index, last = index >> 1, last >> 1
    return index, last


def _left(size: int) -> int:
    """The leaves of the left part: the largest power of two below the size."""
    return 1 << (size - 1).bit_length() - 1


def _root(leaves: Sequence[bytes], start: int, end: int) -> bytes:
    peaks = Peaks()
    for index in range(start, end):
        peaks.append(leaves[index])
    return peaks.root
