"""A file that is no whole backup, or not ours, restores nothing and is told in one sentence."""

import hashlib
import json
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import pytest

from registry.db import db
from registry.errors import Refused, RegistryError
from registry.services.keeping import restoring, tables
from registry.services.keeping.bundle import Damaged, opened

FLIPS = 150
ONE = pytest.mark.parametrize("target", ["sqlite"], indirect=True)
FROM_SQLITE = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


@FROM_SQLITE
def test_a_backup_of_a_schema_that_nobody_knows_is_refused(place, bare):
    members, manifest = unpacked(place)
    packed(place, members, manifest | {"schema": "9999"})
    with bare.app_context(), pytest.raises(Refused, match="9999"):
        restoring.restore(place)


@FROM_SQLITE
@ONE
def test_a_file_that_would_leave_the_instance_is_refused(place, target, tmp_path):
    members, manifest = unpacked(place)
    outside = "reports/../../outside"
    members[outside] = members.pop("reports/JC-1.pdf")
    manifest["members"][-1]["name"] = outside
    packed(place, members, manifest)
    with target.app_context(), pytest.raises(Damaged, match="no place"):
        restoring.restore(place)
    assert not (tmp_path / "outside").exists()


@FROM_SQLITE
@ONE
def test_a_row_that_was_changed_with_its_sum_still_breaks_the_journal(place, target):
    """Whoever can rewrite the list of contents cannot rewrite an entry unseen."""
    members, manifest = unpacked(place)
    name = "tables/journal.jsonl"
    members[name] = members[name].replace(b"Himal", b"Xyzzy")
    listed_as = next(one for one in manifest["members"] if one["name"] == name)
    listed_as["sha256"] = hashlib.sha256(members[name]).hexdigest()
    packed(place, members, manifest)
    with target.app_context(), pytest.raises(RegistryError, match="Entry 2"):
        restoring.restore(place)


@FROM_SQLITE
def test_a_file_that_was_cut_off_restores_nothing(place, bare, tmp_path):
    data = place.read_bytes()
    cut = tmp_path / "cut.zip"
    with bare.app_context():
        for length in (0, 1, 100, len(data) // 2, len(data) - 1):
            cut.write_bytes(data[:length])
            with pytest.raises(Damaged):
                restoring.restore(cut)
        with db.engine.connect() as connection:
            assert tables.list_tables(connection) == []


@FROM_SQLITE
def test_no_changed_bit_changes_what_is_read(place, tmp_path):
    data = place.read_bytes()
    changed = tmp_path / "changed.zip"
    held = content_of(place)
    chance = Random(4)  # noqa: S311 - the same bits in every run
    refused = 0
    for _ in range(FLIPS):
        flipped = bytearray(data)
        flipped[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        changed.write_bytes(flipped)
        try:
            assert content_of(changed) == held
        except Damaged:
            refused += 1
    assert refused > FLIPS // 2


@ONE
def test_the_command_says_one_sentence_about_a_file_that_is_none(target, tmp_path):
    notes = tmp_path / "notes.txt"
    notes.write_text("not a backup")
    result = target.test_cli_runner().invoke(args=["restore", str(notes)])
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "notes.txt" in result.stderr


def content_of(place: Path) -> list[tuple[object, bytes]]:
    """Every member of a backup with its content."""
    with opened(place) as bundle:
        return [
            (member, b"".join(bundle.pieces(member.name))) for member in bundle.manifest.members
        ]


def unpacked(place: Path) -> tuple[dict[str, bytes], dict[str, Any]]:
    """The members of a backup and its list of contents."""
    with zipfile.ZipFile(place) as content:
        members = {name: content.read(name) for name in content.namelist()}
    return members, json.loads(members.pop("manifest.json"))


def packed(place: Path, members: dict[str, bytes], manifest: dict[str, Any]) -> None:
    """Write a backup of these members."""
    with zipfile.ZipFile(place, "w") as content:
        for name, data in members.items():
            content.writestr(name, data)
        content.writestr("manifest.json", json.dumps(manifest))
