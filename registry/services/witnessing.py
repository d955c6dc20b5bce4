"""Witnessing: another party cosigns checkpoints, each only if it goes on from the last one.

A witness needs its own key, the register's public one, and a file of its own that holds the last
checkpoint that it cosigned. Two histories are refused, and both notes are kept as evidence.
"""

from dataclasses import dataclass
from pathlib import Path

from flask_babel import gettext as _

from registry import clock
from registry.errors import Refused
from registry.ledger.checkpoint import Checkpoint, Consistency, read_checkpoint, read_proof
from registry.ledger.note import WITNESS, BadNote, Note, PublicKey, SecretKey, new_key
from registry.ledger.tree import is_consistent
from registry.services.attesting import is_signed
from registry.services.checkpointing import write_secret
from registry.services.whole import write_whole


@dataclass(frozen=True)
class Witness:
    """Who cosigns, whose checkpoints, and the file that remembers the last one."""

    key: SecretKey
    log: PublicKey
    memory: Path


def make_key(name: str, file: Path) -> PublicKey:
    """Make a witness's key in a new file; returns the public half."""
    try:
        key = new_key(name, WITNESS)
        write_secret(file, key)
    except BadNote as error:
        raise Refused("name", str(error)) from error
    except FileExistsError as error:
        raise Refused("file", _("%(file)s is there already.", file=file)) from error
    return key.public


def cosign(text: str, witness: Witness) -> Note:
    """The checkpoint with the witness's signature; `text` is a checkpoint or a proof of growth.

    Refused where the register did not sign, or where it does not go on from the last one seen.
    """
    try:
        given, proof = _read(text)
        if not is_signed(given, [witness.log]):
            raise Refused("", _("The register of this key did not sign the checkpoint."))
    except BadNote as error:
        raise Refused("", str(error)) from error
    seen = _remembered(witness.memory)
    if seen is not None:
        _refuse_other(seen, given, proof, witness)
    note = witness.key.sign(given.note, int(clock.now().timestamp()))
    write_whole(witness.memory, str(note).encode())
    return note


def _refuse_other(
    seen: Checkpoint, given: Checkpoint, proof: Consistency | None, witness: Witness
) -> None:
    """Refuse a checkpoint that does not go on from the one that was seen last."""
    old, new = seen.head, given.head
    if seen.origin != given.origin:
        raise Refused("", _("The last one that was cosigned is of %(origin)s.", origin=seen.origin))
    if new.size < old.size:
        raise Refused(
            "", _("A checkpoint of %(size)s entries was cosigned already.", size=old.size)
        )
    if new.size > old.size and (proof is None or proof.old != old.size):
        raise Refused("", _("Give the proof that it goes on from %(size)s entries.", size=old.size))
    if not is_consistent(old, new, proof.proof if proof and new.size > old.size else ()):
        evidence = _keep_both(seen, given, witness.memory)
        raise Refused("", _("It is not shown to go on from the one that was cosigned. Both"
                            " checkpoints are kept in %(file)s.", file=evidence))  # fmt: skip


def _read(text: str) -> tuple[Checkpoint, Consistency | None]:
    if not text.startswith("old "):
        return read_checkpoint(text), None
    proof = read_proof(text)
    if not isinstance(proof, Consistency):
        raise BadNote(_("This is no proof of growth."))
    return proof.checkpoint, proof


def _remembered(file: Path) -> Checkpoint | None:
    try:
        return read_checkpoint(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except BadNote as error:
        raise Refused("", _("%(file)s holds no checkpoint.", file=file)) from error


def _keep_both(seen: Checkpoint, given: Checkpoint, memory: Path) -> Path:
    """Write both notes into a new file beside the witness's memory."""
    number = 1
    while (file := memory.with_name(f"{memory.name}.split-{number}")).exists():
        number += 1
    file.write_text(f"{seen.note}\n{given.note}", encoding="utf-8")
    return file
