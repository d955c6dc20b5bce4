"""A register in one SQLite file that is spoiled again and again, and read without the program."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import NullPool

from registry import create_app
from registry.db import db
from registry.ledger.checkpoint import Checkpoint
from registry.services import checkpointing
from registry.services.projecting import PROJECTED
from registry.services.verifying import Asked, verify
from tests.databases import Sqlite, environment
from tests.registry.publishing import licensed, register

PAGE = 512
"""The smallest page there is: little of a file is free, so that most flips hit a row."""
WATCHED = ("journal", "checkpoint", *(model.__tablename__ for model in PROJECTED))


class Spoiled:
    """The file, what it was, and the checkpoint that was kept elsewhere."""

    def __init__(self, file: Path, outside: Checkpoint) -> None:
        self.file = file
        self.bytes = file.read_bytes()
        self.outside = outside
        self.rows = rows_of(file)

    def restore(self) -> None:
        """The file as it was."""
        self.file.write_bytes(self.bytes)

    def pages(self) -> list[int]:
        """The pages of the file, from 0, in which watched rows stand."""
        told = ", ".join("?" for _table in WATCHED)
        query = f"SELECT pageno - 1 FROM dbstat WHERE name IN ({told})"  # noqa: S608
        with closing(sqlite3.connect(self.file)) as connection:
            return [page for (page,) in connection.execute(query, WATCHED)]

    def faults(self, *, rows: bool = True) -> list[str]:
        """What a verification against the checkpoint outside finds."""
        asked = Asked([self.outside], checkpointing.list_keys(), rows=rows)
        return verify(asked).faults


@contextmanager
def spoilable(folder: Path, agencies: int) -> Iterator[Spoiled]:
    """A signed register of some agencies, in its application's context."""
    url = Sqlite(folder).copy()
    app: Flask = create_app(
        environment(url, folder), SQLALCHEMY_ENGINE_OPTIONS={"poolclass": NullPool}
    )
    file = Path(url.removeprefix("sqlite:///"))
    with app.app_context():
        checkpointing.make_key()
        himal = register()
        for number in range(agencies):
            licensed(himal, f"RL-{number:04}", f"Agency {number}", phones=[f"+977 {number}"])
            if number % 5 == 0:
                db.session.commit()
                checkpointing.keep_up()
        db.session.commit()
        outside = checkpointing.keep_up()
        db.session.remove()
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute(f"PRAGMA page_size = {PAGE}")
            connection.execute("VACUUM")
        assert outside
        yield Spoiled(file, outside)
        db.session.remove()
        db.engine.dispose()


def rows_of(file: Path) -> dict[str, list[tuple[Any, ...]]] | None:
    """Every watched row as it stands in the file; None where it cannot be read."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)) as connection:
            return {
                table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)  # noqa: S608
                for table in WATCHED
            }
    except (sqlite3.Error, UnicodeDecodeError):
        return None
