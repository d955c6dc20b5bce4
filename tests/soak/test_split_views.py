"""A register that shows two histories to two witnesses: found when they compare, every time."""

from registry.errors import Refused
from registry.ledger.checkpoint import Consistency, read_checkpoint, unsigned
from registry.ledger.note import LOG, WITNESS, new_key
from registry.ledger.tree import head_of, leaf_hash, prove_consistency
from registry.services.witnessing import Witness, cosign
from tests.soak.lengths import chances, figures, times


def test_every_split_view_is_found(app_context, tmp_path):
    chance, turns, found = chances(2026), times(10, 100), 0
    log = new_key("himal.example/journal", LOG)
    for turn in range(turns):
        size = chance.randrange(2, 300)
        shown = [leaf_hash(chance.randbytes(8)) for _leaf in range(size)]
        other = list(shown)
        other[chance.randrange(size)] = leaf_hash(b"another history")
        union, ministry = (
            Witness(new_key(f"{name}.example/w", WITNESS), log.public, tmp_path / f"{name}-{turn}")
            for name in ("union", "ministry")
        )
        start = chance.randrange(1, size + 1)
        told = (shown, union), (other, ministry)
        for leaves, witness in told:
            cosign(str(log.sign(unsigned(log.name, head_of(leaves[:start])))), witness)
            checkpoint = read_checkpoint(str(log.sign(unsigned(log.name, head_of(leaves)))))
            proof = tuple(prove_consistency(leaves, start))
            cosign(str(Consistency(start, proof, checkpoint)), witness)
        try:
            cosign(ministry.memory.read_text(encoding="utf-8"), union)
        except Refused:
            found += union.memory.with_name(f"{union.memory.name}.split-1").exists()

    figures(f"{turns} split views: {found} found")
    assert found == turns
