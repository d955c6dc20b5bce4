"""A mirror: the journal as files that are written once, verified without the register."""

import pytest

from registry.db import db
from registry.errors import Refused
from registry.ledger.tiles import Tiles, bundle_path, tile_path
from registry.ledger.tree import head_of, leaf_hash
from registry.services import checkpointing, mirroring
from tests.registry.publishing import licensed, register


@pytest.fixture
def mirror(signed, tmp_path):
    folder = tmp_path / "mirror"
    mirroring.export(folder)
    return folder


def test_a_mirror_is_verified_by_its_files_alone(mirror):
    report = mirroring.verify(mirror, checkpointing.list_keys())

    assert (report.entries, report.checkpoints, report.faults) == (7, 3, [])


def test_a_mirror_goes_on_where_it_was(mirror):
    before = (mirror / tile_path(0, 0, 7)).stat().st_mtime_ns
    licensed(register(), "80", "Karnali Placement")
    db.session.commit()
    checkpointing.keep_up()
    mirroring.export(mirror)

    assert mirroring.verify(mirror, checkpointing.list_keys()).entries == 9
    assert (mirror / tile_path(0, 0, 7)).stat().st_mtime_ns == before


@pytest.mark.parametrize("file", ["entries/000.p/7", "tile/0/000.p/7", "checkpoint"])
def test_a_changed_file_is_found(mirror, file):
    data = bytearray((mirror / file).read_bytes())
    data[40] ^= 1
    (mirror / file).write_bytes(data)

    assert mirroring.verify(mirror, checkpointing.list_keys()).faults


def test_a_missing_file_is_found(mirror):
    (mirror / "entries/000.p/7").unlink()
    assert mirroring.verify(mirror, checkpointing.list_keys()).faults


def test_without_a_checkpoint_there_is_nothing_to_mirror(app_context, tmp_path):
    with pytest.raises(Refused, match="no checkpoint yet"):
        mirroring.export(tmp_path / "mirror")


@pytest.mark.parametrize(
    "index, width, path",
    [(0, 256, "000"), (5, 17, "005.p/17"), (1234067, 256, "x001/x234/067"), (999, 1, "999.p/1")],
)
def test_places_are_those_of_the_format(index, width, path):
    assert tile_path(3, index, width) == f"tile/3/{path}"
    assert bundle_path(index, width) == f"entries/{path}"


def test_a_tree_of_70000_has_the_tiles_that_the_format_counts():
    tiles, leaf = Tiles(), leaf_hash(b"")
    full = [path for _turn in range(70_000) for path, _data in tiles.append(leaf)]
    rest = {path: len(data) // 32 for path, data in tiles.partial()}

    assert len([path for path in full if path.startswith("tile/0/")]) == 273
    assert [path for path in full if path.startswith("tile/1/")] == ["tile/1/000"]
    assert rest == {"tile/0/273.p/112": 112, "tile/1/001.p/17": 17, "tile/2/000.p/1": 1}


def test_a_hash_above_is_the_root_of_a_full_tile_below():
    tiles, leaves = Tiles(), [leaf_hash(bytes([number % 251])) for number in range(300)]
    made = {path: data for leaf in leaves for path, data in tiles.append(leaf)}
    made |= dict(tiles.partial())

    assert made["tile/1/000.p/1"] == head_of(leaves[:256]).root
    assert made["tile/0/000"] == b"".join(leaves[:256])
