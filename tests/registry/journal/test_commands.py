"""`flask journal` from a terminal: what it prints, and how it ends."""

import json

import pytest

from registry.db import db
from tests.registry.journal import insider
from tests.registry.publishing import licensed, register


@pytest.fixture
def told(app, runner):
    """`told(*args)`: what a command of a register of one agency prints; it must end well."""
    with app.app_context():
        licensed(register(), "77", "Machhapuchhre Manpower")
        db.session.commit()

    def invoke(*args: object, ends: int = 0) -> str:
        result = runner.invoke(args=["journal", *map(str, args)])
        assert result.exit_code == ends, result.output
        return result.output if ends else result.stdout

    return invoke


def test_a_register_signs_verifies_and_proves(told, tmp_path, instance):
    key = told("key").strip()
    note = told("checkpoint")
    assert note.startswith("localhost/journal\n3\n")
    assert (instance / "checkpoints" / "3.txt").read_text(encoding="utf-8") == note
    assert told("checkpoint") == note
    assert "The journal is whole" in told("verify", "--key", key)

    kept, proof = tmp_path / "kept.txt", tmp_path / "entry.tlog-proof"
    kept.write_text(note, encoding="utf-8")
    proof.write_text(told("prove", 2), encoding="utf-8")
    entry = json.loads(told("check-proof", proof))
    assert (entry["seq"], entry["kind"]) == (2, "agency-entered")
    assert "whole" in told("verify", "--from-checkpoint", kept, "--recent")

    growth = tmp_path / "growth.txt"
    growth.write_text(told("prove", "--since", 3), encoding="utf-8")
    assert "goes on" in told("check-proof", growth, "--since", kept)


def test_a_damaged_journal_ends_with_1_and_names_the_entry(told, app):
    told("key")
    told("checkpoint")
    with app.app_context():
        insider.unguard()
        insider.spoil(2, actor="x")
        db.session.commit()

    assert "Entry 2 of the journal is not what was recorded." in told("verify", ends=1)
    report = json.loads(told("verify", "--json", ends=1))
    assert report["faults"][0].startswith("Entry 2 ")


def test_a_rebuild_says_what_it_found(told):
    assert "3 rows follow from the journal, 0 had to be changed" in told("rebuild")


def test_a_mirror_is_written_and_verified(told, tmp_path):
    told("key")
    told("checkpoint")
    told("export", tmp_path / "mirror")
    assert "whole" in told("verify", "--mirror", tmp_path / "mirror")
    (tmp_path / "mirror" / "entries" / "000.p" / "3").write_bytes(b"")
    told("verify", "--mirror", tmp_path / "mirror", ends=1)


def test_a_witness_cosigns_what_goes_on(told, tmp_path):
    log = told("key").strip()
    witness = told("witness-key", "union.example/w", tmp_path / "union.key")
    (tmp_path / "note.txt").write_text(told("checkpoint"), encoding="utf-8")
    options = ["--key", tmp_path / "union.key", "--log", log, "--memory", tmp_path / "seen.txt"]

    assert witness.startswith("union.example/w+")
    cosigned = told("witness", tmp_path / "note.txt", *options)
    assert "\u2014 union.example/w " in cosigned

    (tmp_path / "cosigned.txt").write_text(cosigned, encoding="utf-8")
    told("keep", tmp_path / "cosigned.txt", "--witness", witness)
    assert told("checkpoint") == cosigned
    assert "whole" in told("verify", "--key", log, "--key", witness)
    other = told("witness-key", "mys.example/w", tmp_path / "other.key")
    assert "did not cosign" in told("keep", tmp_path / "cosigned.txt", "--witness", other, ends=1)


@pytest.mark.parametrize(
    "args, sentence",
    [
        (["checkpoint"], "There is no key"),
        (["prove", "1"], "no checkpoint yet"),
        (["verify", "--key", "nonsense"], "no Ed25519 key"),
        (["export", "mirror"], "no checkpoint yet"),
    ],
)
def test_what_is_not_possible_is_one_sentence(told, args, sentence):
    output = told(*args, ends=1)
    assert sentence in output
    assert "Traceback" not in output


def test_a_proof_is_of_an_entry_or_of_growth(told):
    told("prove", ends=2)
    told("prove", 1, "--since", 1, ends=2)


def test_an_import_is_signed_when_it_is_committed(told, runner, instance, tmp_path):
    told("key")
    told("checkpoint")
    file = tmp_path / "agencies.csv"
    file.write_text("number,name\n1,Everest\n", encoding="utf-8")
    done = ["agencies", "import", str(file), "--country", "NPL", "--register", "terai"]
    result = runner.invoke(args=done)

    assert result.exit_code == 0, result.output
    sizes = sorted(int(one.stem) for one in (instance / "checkpoints").iterdir())
    assert sizes[0] == 3 < sizes[-1]
