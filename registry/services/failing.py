"""When the database refuses: what that means to a person, and that nothing is left half done."""

from flask_babel import gettext as _
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from registry.db import db

FULL = ("disk is full", "no space left", "could not extend file", "disk quota")
READ_ONLY = ("readonly database", "read-only transaction", "read-only")
BUSY = ("database is locked", "deadlock detected", "too many clients", "too many connections")
AWAY = (
    "unable to open database", "connection failed", "could not connect", "server closed",
    "terminating connection", "shutting down", "starting up", "disk i/o error",
    "connection is closed", "connection is lost",
)  # fmt: skip


def reason_of(error: BaseException | None) -> str | None:
    """One sentence on why the database cannot serve now; None where that is not what happened."""
    if not isinstance(error, SQLAlchemyError):
        return None
    said = str(getattr(error, "orig", None) or error).casefold()
    meanings = (
        (FULL, _("The disk of the register is full: nothing can be recorded now.")),
        (READ_ONLY, _("The register can only be read now: nothing can be recorded.")),
        (BUSY, _("The register is busy: try again in a moment.")),
        (AWAY, _("The register cannot reach its database now.")),
    )
    return next((told for signs, told in meanings if any(sign in said for sign in signs)), None)


def undo() -> None:
    """Leave no trace of what was begun, also where the database does not answer any more."""
    try:
        db.session.rollback()
    except DBAPIError:
        db.session.remove()
