"""A statement that is put into words once and run many times; which ones there are is not here.

Building and compiling the pass of a corridor takes longer than running it for one placement.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa


@dataclass(frozen=True)
class Words:
    """The text for one database, its fixed values, and the order of the values if it has one."""

    text: str
    values: Mapping[str, Any]
    order: Sequence[str] | None

    def filled(self, given: Mapping[str, Any]) -> Any:
        """The values for one execution, as the driver takes them."""
        values = {name: given.get(name, value) for name, value in self.values.items()}
        return values if self.order is None else tuple(values[name] for name in self.order)


class Statement:
    """A statement with named parameters; its text is made at the first execution on a database."""

    def __init__(self, statement: sa.Executable) -> None:
        self._statement = statement
        self._words: dict[str, Words] = {}

    def run(self, connection: sa.Connection, **given: Any) -> sa.CursorResult[Any]:
        """Execute it with the named values; those that it does not have are passed over."""
        words = self._words.get(connection.dialect.name) or self._make(connection)
        return connection.exec_driver_sql(words.text, words.filled(given))

    def _make(self, connection: sa.Connection) -> Words:
        dialect = connection.dialect
        # A list of values has no text before its length is known.
        made: Any = self._statement.compile(  # type: ignore[attr-defined]
            dialect=dialect, compile_kwargs={"render_postcompile": True}
        )
        words = self._words[dialect.name] = Words(str(made), made.params, made.positiontup)
        return words
