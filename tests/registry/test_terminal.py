"""The terminal: whatever is asked of a command, it answers in a sentence."""

import errno
import os
from pathlib import Path

import pytest

from registry.db import db
from registry.services import checkpointing
from registry.services.whole import write_whole
from tests.registry.placing import everest


@pytest.mark.parametrize(
    "asked, said",
    [
        (["check", "replay", "9" * 23], "No such value can be held"),
        (["agencies", "show", "caf\udce9"], "No such value can be held"),
        (["backup", ""], "Name a file."),
        (["journal", "witness-key", "union.example/w", "w" * 300], "File name too long"),
    ],
)
def test_what_no_database_and_no_disk_can_hold_is_refused_in_one_sentence(runner, asked, said):
    answer = runner.invoke(args=asked)

    assert answer.exit_code == 1
    assert answer.stderr.startswith("Error: ")
    assert said in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_a_folder_that_is_a_file_is_named(app, runner, tmp_path):
    with app.app_context():
        checkpointing.make_key()
        everest()
        db.session.commit()
    runner.invoke(args=["journal", "checkpoint"])
    (tmp_path / "mirror").write_text("a letter")
    answer = runner.invoke(args=["journal", "export", str(tmp_path / "mirror" / "copy")])

    assert answer.exit_code == 1
    assert "mirror" in answer.stderr
    assert "Not a directory" in answer.stderr


def test_a_file_that_cannot_be_finished_leaves_the_one_that_was_there(tmp_path, monkeypatch):
    file = tmp_path / "report.pdf"
    write_whole(file, b"last year's report")
    monkeypatch.setattr(Path, "replace", full_disk)

    with pytest.raises(OSError, match="No space left"):
        write_whole(file, b"this year's report")
    assert [one.name for one in tmp_path.iterdir()] == ["report.pdf"]
    assert file.read_bytes() == b"last year's report"


def full_disk(*_paths) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
