"""The health of a register: one line for each thing that must be in order, and how it is.

`ok` is in order, `look` wants somebody to look, `broken` must be mended before people rely on the
register. Nothing is written and nothing is mended here.
"""

from collections.abc import Iterator

from flask_babel import gettext as _
from sqlalchemy.exc import SQLAlchemyError

from registry.db import snapshot
from registry.errors import RegistryError
from registry.services import failing
from registry.services.doctoring import database, instance, record
from registry.services.doctoring.line import BROKEN, LOOK, OK, Line

__all__ = ["BROKEN", "LOOK", "OK", "Line", "examine"]


def examine() -> Iterator[Line]:
    """Look at one thing after the other; a database that does not answer is the last line."""
    yield from instance.look()
    try:
        with snapshot() as connection:
            engine = list(database.look(connection))
            yield from engine
            if all(line.state != BROKEN for line in engine):
                yield from record.look(connection)
    except SQLAlchemyError as error:
        yield Line(BROKEN, _("database"), failing.reason_of(error) or str(error).splitlines()[0])
    except RegistryError as error:
        yield Line(BROKEN, _("record"), error.reason)
