"""Private facts as they stood at a numbered write: some rows of a table, from it and its history.

For a few rows at a time, such as one placement's. A whole register is put back in
`services.replaying`, and what is public is recalled in `services.recalling`.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select

from registry.db import db
from registry.models import HISTORIES, Placement


def list_known(placements: Sequence[Placement], write: int) -> list[Placement]:
    """Those of the placements that the record had at that write, whatever changed in them since."""
    history = HISTORIES[Placement]
    numbers = [one.id for one in placements]
    earlier = select(history.c.id).where(history.c.id.in_(numbers), history.c.made_in <= write)
    ever = set(db.session.scalars(earlier))
    return [one for one in placements if one.made_in <= write or one.id in ever]


def list_stood(model: Any, write: int | None, **among: Collection[Any]) -> list[dict[str, Any]]:
    """The model's rows at that write (None: now) whose columns are among those values, by id.

    Days are dates and decimal numbers are Decimal, as the model presents them.
    """
    table, history = model.__table__, HISTORIES[model]
    now = select(table).where(*(table.c[name].in_(values) for name, values in among.items()))
    if write is None:
        found = list(db.session.execute(now).mappings())
    else:
        then = select(*(history.c[column.name] for column in table.columns)).where(
            history.c.made_in <= write,
            history.c.replaced_in > write,
            *(history.c[name].in_(values) for name, values in among.items()),
        )
        found = [
            *db.session.execute(now.where(table.c.made_in <= write)).mappings(),
            *db.session.execute(then).mappings(),
        ]
    return sorted(map(dict, found), key=lambda row: row["id"])
