"""How a command speaks: results on standard output, everything else on standard error.

With --json standard output holds JSON only. A refusal is one sentence and ends with status 1.
"""

import errno
import functools
import json
from collections.abc import Callable, Iterable
from typing import Any, ParamSpec, TypeVar

import click
from sqlalchemy.exc import DataError, OperationalError, ProgrammingError

from audits.errors import AuditError
from registry.db import db
from registry.errors import RegistryError
from registry.services import checkpointing, failing

P = ParamSpec("P")
R = TypeVar("R")
UNHELD = "No such value can be held: a number is too large, or a text is not in UTF-8."


def say(sentence: str) -> None:
    """One line for the person at the terminal, kept out of the results."""
    click.echo(sentence, err=True)


def show_json(value: Any) -> None:
    """One JSON value on one line."""
    click.echo(json.dumps(value, ensure_ascii=False))


def show_table(rows: Iterable[Iterable[Any]]) -> None:
    """Plain columns, as wide as their widest cell."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo(line.rstrip())


def act(command: Callable[P, R]) -> Callable[P, R]:
    """Commit what the command did; where it is refused, leave no trace and end with 1."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            result = command(*args, **kwargs)
            db.session.commit()
            checkpointing.sign_appended()
        except (RegistryError, AuditError) as error:
            raise click.ClickException(str(error)) from error
        except (OperationalError, ProgrammingError) as error:
            raise click.ClickException(_of_the_database(error)) from error
        except (OverflowError, UnicodeEncodeError, DataError) as error:
            raise click.ClickException(UNHELD) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            file = f"{error.filename}: " if error.filename else ""
            raise click.ClickException(f"{file}{error.strerror or error}.") from error
        finally:
            db.session.rollback()
        return result

    return wrapped


def _of_the_database(error: OperationalError | ProgrammingError) -> str:
    reason = str(error.orig).splitlines()[0]
    if "no such table" in reason or "does not exist" in reason:
        return "The database has no schema yet: run `flask db upgrade` first."
    return failing.reason_of(error) or f"The database refused: {reason}."
