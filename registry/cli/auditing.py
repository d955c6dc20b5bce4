"""`flask audits`: the audit report from the terminal."""

from pathlib import Path

import click
from flask.cli import AppGroup

from registry.cli.output import act, say
from registry.errors import NotFound
from registry.services import auditing, reporting
from registry.services.whole import write_whole

audits = AppGroup("audits", help="Audits of joint committees and their reports.")


@audits.command("report")
@click.argument("reference")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@act
def report(reference: str, out: Path) -> None:
    """Write the PDF report of an audit to a file."""
    audit = auditing.find_audit(reference)
    if audit is None:
        raise NotFound(f"There is no audit {reference}.")
    try:
        write_whole(out, reporting.pdf(audit))
    except OSError as error:
        raise click.ClickException(f"{out} cannot be written: {error.strerror}.") from error
    say(f"Wrote {out}")


COMMANDS = (audits,)
