"""`flask journal`: sign, verify, prove, mirror, witness and rebuild what the register remembers."""

from collections.abc import Callable
from pathlib import Path

import click
from flask.cli import AppGroup

from registry.cli.output import act, say, show_json
from registry.errors import Refused
from registry.ledger.checkpoint import Checkpoint, read_checkpoint
from registry.ledger.note import BadNote, PublicKey, SecretKey, read_public, read_secret
from registry.services import (
    attesting,
    checkpointing,
    mirroring,
    rebuilding,
    verifying,
    witnessing,
)
from registry.services.verifying import Asked, Report

journal = AppGroup("journal", help="The journal: signed, verified, proven, mirrored, rebuilt.")
COMMANDS = (journal,)

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


def with_keys(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option that names public keys."""
    told = "A public key, or a file of them (default: those of this register)."
    return click.option("--key", "told_keys", multiple=True, metavar="KEY", help=told)(command)


@journal.command("key")
@act
def key() -> None:
    """Make the key that signs checkpoints; print the public half, which others need."""
    click.echo(checkpointing.make_key())


@journal.command("checkpoint")
@act
def checkpoint() -> None:
    """Sign the journal as it is now; print its last checkpoint, to be kept elsewhere too."""
    checkpointing.require_key()
    if checkpointing.keep_up() is None:
        say("Nothing was appended since the last checkpoint.")
    click.echo(attesting.last_note(), nl=False)


@journal.command("verify")
@click.option("--from-checkpoint", "files", type=FILE, multiple=True, help="One kept elsewhere.")
@click.option("--recent", is_flag=True, help="Only what follows the last checkpoint.")
@click.option("--no-rows", is_flag=True, help="Leave out the tables, which take longest.")
@click.option("--mirror", type=FOLDER, help="A mirror in this folder, not the database.")
@with_keys
@click.option("--json", "as_json", is_flag=True, help="The outcome as one JSON object.")
@act
def verify(
    files: tuple[Path, ...],
    mirror: Path | None,
    told_keys: tuple[str, ...],
    as_json: bool,
    **how_much: bool,
) -> None:
    """Verify journal, checkpoints and tables; name every fault and end with 1 if there is one."""
    keys = _keys(told_keys)
    recent, rows = how_much["recent"], not how_much["no_rows"]
    asked = Asked(list(map(_checkpoint, files)), keys, recent=recent, rows=rows)
    report = mirroring.verify(mirror, keys) if mirror else verifying.verify(asked)
    if as_json:
        show_json(vars(report))
    else:
        _tell(report)
    if report.faults:
        raise click.exceptions.Exit(1)


@journal.command("rebuild")
@act
def rebuild() -> None:
    """Make the tables that the public reads again from the journal: all of them, or nothing."""
    rows, mended = rebuilding.rebuild()
    click.echo(f"{rows} rows follow from the journal, {mended} had to be changed")


@journal.command("prove")
@click.argument("seq", type=int, required=False)
@click.option("--since", type=int, metavar="SIZE", help="That the journal goes on from this size.")
@act
def prove(seq: int | None, since: int | None) -> None:
    """Print the proof that entry SEQ is in the journal, or that it only grew since a size."""
    if (seq is None) == (since is None):
        raise click.UsageError("Name either an entry or, with --since, a size.")
    proof = attesting.prove_entry(seq) if seq is not None else attesting.prove_growth(since or 0)
    click.echo(proof, nl=False)


@journal.command("check-proof")
@click.argument("file", type=FILE)
@click.option("--since", type=FILE, help="The earlier checkpoint, for a proof of growth.")
@with_keys
@act
def check_proof(file: Path, since: Path | None, told_keys: tuple[str, ...]) -> None:
    """Check a proof without the register; print the entry, or what it proves."""
    earlier = _checkpoint(since) if since else None
    click.echo(attesting.check(_text(file), _keys(told_keys), earlier))


@journal.command("export")
@click.argument("folder", type=FOLDER)
@act
def export(folder: Path) -> None:
    """Write what the last checkpoint covers into a folder, as files that anyone can mirror."""
    last = mirroring.export(folder)
    say(f"{last.head.size} entries in {folder}")


@journal.command("witness-key")
@click.argument("name")
@click.argument("file", type=NEW)
@act
def witness_key(name: str, file: Path) -> None:
    """Make a witness's key NAME in a new FILE; print the public half."""
    click.echo(witnessing.make_key(name, file))


@journal.command("witness")
@click.argument("file", type=FILE)
@click.option("--key", "key_file", type=FILE, required=True, help="The witness's own key.")
@click.option("--log", required=True, metavar="KEY", help="The register's public key, or a file.")
@click.option("--memory", type=NEW, required=True, help="Where the last cosigned one is kept.")
@act
def witness(file: Path, key_file: Path, log: str, memory: Path) -> None:
    """Cosign the checkpoint in FILE if it goes on from the last one; print the cosigned note.

    FILE is a checkpoint, or what `flask journal prove --since SIZE` printed.
    """
    known = _keys((log,))
    who = witnessing.Witness(_secret(key_file), known[-1], memory)
    click.echo(witnessing.cosign(_text(file), who), nl=False)


@journal.command("keep")
@click.argument("file", type=FILE)
@click.option("--witness", "told_key", required=True, metavar="KEY", help="Who cosigned it.")
@act
def keep(file: Path, told_key: str) -> None:
    """Keep the checkpoint in FILE, which a witness cosigned; proofs carry it from then on."""
    kept = checkpointing.keep_cosigned(_text(file), _keys((told_key,))[-1])
    checkpointing.write_file(kept)


def _tell(report: Report) -> None:
    for fault in report.faults:
        say(fault)
    click.echo(f"{report.entries} entries from {report.first} on, root {report.root}")
    click.echo(f"{report.checkpoints} checkpoints")
    if report.rows is not None:
        click.echo(f"{report.rows} rows equal to those that the journal gives")
    if report.held or report.erased:
        click.echo(f"{report.held} personal values held, {report.erased} erased")
    if not report.faults:
        click.echo("The journal is whole")


def _keys(told: tuple[str, ...]) -> list[PublicKey]:
    """The keys that were named, by file or in full; this register's own where none was."""
    if not told:
        return checkpointing.list_keys()
    lines = [
        line for one in told for line in (_text(Path(one)) if Path(one).is_file() else one).split()
    ]
    try:
        return [read_public(line) for line in lines]
    except BadNote as error:
        raise Refused("key", str(error)) from error


def _secret(file: Path) -> SecretKey:
    try:
        return read_secret(_text(file))
    except BadNote as error:
        raise Refused("key", f"{file.name}: {error}") from error


def _checkpoint(file: Path) -> Checkpoint:
    try:
        return read_checkpoint(_text(file))
    except BadNote as error:
        raise Refused("file", f"{file.name}: {error}") from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Refused("file", f"{file.name} is no text.") from error
