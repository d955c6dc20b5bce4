"""`flask backup` and `flask restore`: the whole register as one file, and back again."""

from pathlib import Path

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from registry.cli.output import act, say, show_json
from registry.cli.progress import Watch
from registry.services import checkpointing
from registry.services.keeping import backing, restoring, schema
from registry.services.keeping.bundle import Manifest

NEW = click.Path(dir_okay=False, path_type=Path)
HELD = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("backup")
@click.argument("file", type=NEW)
@click.option("--json", "as_json", is_flag=True, help="The outcome as one JSON object.")
@with_appcontext
@act
def back_up(file: Path, as_json: bool) -> None:
    """Write the whole register into one new file, while it is in use, and read it back."""
    checkpointing.keep_up()
    with Watch() as watch:
        backup = backing.back_up(file, progress=watch)
    if as_json:
        show_json(_plain(backup.manifest) | {"file": str(file), "sha256": backup.sha256})
    else:
        click.echo(_told(backup.manifest))
        click.echo(f"sha256 {backup.sha256}  {file}")
    say(_("The secret key and the journal's key are not in it: keep copies of them elsewhere."))


@click.command("restore")
@click.argument("file", type=HELD)
@click.option("--json", "as_json", is_flag=True, help="The outcome as one JSON object.")
@with_appcontext
@act
def restore(file: Path, as_json: bool) -> None:
    """Put a backup into an empty database of either engine: all of it, or nothing."""
    with Watch() as watch:
        manifest = restoring.restore(file, progress=watch)
    if as_json:
        show_json(_plain(manifest))
    else:
        click.echo(_told(manifest))
    if manifest.schema != schema.newest():
        say(_("The schema is that of the backup: run `flask db upgrade` now."))


def _told(manifest: Manifest) -> str:
    return (
        f"{manifest.made_at}: {manifest.rows} rows in {manifest.tables} tables, "
        f"{manifest.files} files, journal {manifest.size} {manifest.root}"
    )


def _plain(manifest: Manifest) -> dict[str, object]:
    return {
        "made_at": manifest.made_at,
        "schema": manifest.schema,
        "tables": manifest.tables,
        "rows": manifest.rows,
        "files": manifest.files,
        "journal": {"size": manifest.size, "root": manifest.root},
    }


COMMANDS = (back_up, restore)
