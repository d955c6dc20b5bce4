"""The schema's revision: which a database has, which this program knows, how it is made."""

from alembic.script import ScriptDirectory
from flask_babel import gettext as _
from flask_migrate import upgrade
from sqlalchemy import Connection, inspect, text

from registry.config import CHECKOUT
from registry.errors import Refused

TABLE = "alembic_version"
STEPS = str(CHECKOUT / "migrations")


def revision(connection: Connection) -> str | None:
    """The revision of a database, None where it has no schema."""
    if not inspect(connection).has_table(TABLE):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {TABLE}"))  # noqa: S608
    return found


def newest() -> str | None:
    """The last revision that this program knows."""
    return ScriptDirectory(STEPS).get_current_head()


def make(wanted: str) -> None:
    """Make the schema of a revision in a database without one."""
    if wanted not in [step.revision for step in ScriptDirectory(STEPS).walk_revisions()]:
        reason = _("The backup is of the schema %(wanted)s, which this program does not know:"
                   " restore it with the program that made it.", wanted=wanted)  # fmt: skip
        raise Refused("file", reason)
    upgrade(STEPS, wanted)
