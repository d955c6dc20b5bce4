"""What a projection may do with rows, and the rows that the public reads.

A projection finds, adds and changes rows through `Rows` alone, so that the same function projects
an act into the tables of the register and a whole journal into new ones (`services.rebuilding`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import func, select

from registry.db import db


@dataclass(frozen=True)
class Event:
    """One entry as projections see it; `body` is the parsed object."""

    seq: int
    at: str
    actor: str
    kind: str
    body: dict[str, Any]


class Rows(Protocol):
    """The rows of the projections, by model; a row shows its columns as attributes."""

    def find(self, model: Any, **key: Any) -> Any:
        """The one row whose columns are so, or None."""

    def list_(self, model: Any, **key: Any) -> Sequence[Any]:
        """The rows whose columns are so, by their primary key."""

    def add(self, model: Any, **values: Any) -> None:
        """A new row; where the model has an `id` it gets the next number."""

    def change(self, row: Any, **values: Any) -> None:
        """Other values for some of a row's columns."""


class Standing:
    """The rows that the public reads, in the present session."""

    def find(self, model: Any, **key: Any) -> Any:
        """The one row whose columns are so, or None."""
        return db.session.scalars(select(model).filter_by(**key)).one_or_none()

    def list_(self, model: Any, **key: Any) -> Sequence[Any]:
        """The rows whose columns are so, by their primary key."""
        query = select(model).filter_by(**key).order_by(*model.__table__.primary_key)
        return db.session.scalars(query).all()

    def add(self, model: Any, **values: Any) -> None:
        """A new row; where the model has an `id` it gets the next number."""
        if "id" in model.__table__.columns:
            # Counted here: a sequence of PostgreSQL would skip what was rolled back.
            last = db.session.scalar(select(func.max(model.id)))
            values = {"id": (last or 0) + 1} | values
        db.session.add(model(**values))
        db.session.flush()

    def change(self, row: Any, **values: Any) -> None:
        """Other values for some of a row's columns; what hangs on the row is read anew."""
        for key, value in values.items():
            setattr(row, key, value)
        db.session.flush()
        db.session.expire(row)
