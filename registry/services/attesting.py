"""Attesting: proofs that others can check without this register, and checking such proofs.

A proof is text in the forms of `ledger.checkpoint`; with an entry goes the entry itself.
"""

from collections.abc import Iterable

from flask_babel import gettext as _
from sqlalchemy import Connection

from registry.db import snapshot
from registry.errors import Refused
from registry.ledger.checkpoint import (
    Checkpoint,
    Consistency,
    Inclusion,
    read_checkpoint,
    read_proof,
)
from registry.ledger.note import LOG, BadNote, Note, PublicKey
from registry.ledger.tree import (
    is_consistent,
    is_included,
    leaf_hash,
    prove_consistency,
    prove_inclusion,
)
from registry.services.examining import entries, find_last, seen_as


def prove_entry(seq: int) -> Inclusion:
    """That the entry stands in the journal of the last checkpoint."""
    with snapshot() as connection:
        checkpoint = _last(connection)
        if not 1 <= seq <= checkpoint.head.size:
            raise Refused("seq", _("The last checkpoint covers entries 1 to %(size)s.",
                                   size=checkpoint.head.size))  # fmt: skip
        entry = next(entry for entry, _leaf in entries(connection, seq - 1))
        proof = prove_inclusion(_leaves(connection, checkpoint.head.size), seq - 1)
    return Inclusion(seq - 1, tuple(proof), checkpoint, entry.text.encode())


def prove_growth(size: int) -> Consistency:
    """That the journal of the last checkpoint goes on from the one of `size` entries."""
    with snapshot() as connection:
        checkpoint = _last(connection)
        if not 1 <= size <= checkpoint.head.size:
            raise Refused("size", _("The last checkpoint covers entries 1 to %(size)s.",
                                    size=checkpoint.head.size))  # fmt: skip
        proof = prove_consistency(_leaves(connection, checkpoint.head.size), size)
    return Consistency(size, tuple(proof), checkpoint)


def check(text: str, keys: Iterable[PublicKey], earlier: Checkpoint | None = None) -> str:
    """What a proof proves, as a sentence or as the entry itself; Refused where it does not.

    `earlier` is the checkpoint from which a proof of growth must go on.
    """
    keys = list(keys)
    try:
        proof = read_proof(text)
        for checkpoint in (proof.checkpoint, *([earlier] if earlier else [])):
            if not is_signed(checkpoint, keys):
                raise Refused("", _("No known key signed the checkpoint."))
    except BadNote as error:
        raise Refused("", str(error)) from error
    head = proof.checkpoint.head
    if isinstance(proof, Inclusion):
        if not is_included(leaf_hash(proof.extra), proof.index, head, proof.proof):
            raise Refused("", _("The proof does not hold: this entry is not in that journal."))
        return proof.extra.decode()
    if earlier is None:
        raise Refused(
            "since", _("Give the earlier checkpoint too: a proof of growth begins there.")
        )
    if not is_consistent(earlier.head, head, proof.proof):
        raise Refused("", _("The proof does not hold: the journal was changed in between."))
    return _("The journal of %(size)s entries goes on from that of %(old)s.",
             size=head.size, old=earlier.head.size)  # fmt: skip


def is_signed(checkpoint: Checkpoint, keys: Iterable[PublicKey]) -> bool:
    """Whether the log itself signed; BadNote where a signature of these keys does not hold."""
    signed = [key for key in keys if key.signed(checkpoint.note) is not None]
    return any((key.name, key.kind) == (checkpoint.origin, LOG) for key in signed)


def last_note() -> Note:
    """The last checkpoint with its signatures; Refused where there is none."""
    with snapshot() as connection:
        return _last(connection).note


def _last(connection: Connection) -> Checkpoint:
    kept = find_last(connection)
    if kept is None:
        raise Refused(
            "", _("There is no checkpoint yet: make one with `flask journal checkpoint`.")
        )
    return read_checkpoint(kept.note)


def _leaves(connection: Connection, size: int) -> list[bytes]:
    """The leaves of the first entries, hashed anew."""
    found = []
    for entry, leaf in entries(connection):
        seen = seen_as(entry, leaf)
        if seen.fault:
            raise seen.fault
        found.append(seen.leaf)
        if len(found) == size:
            break
    return found
