"""One page of a long list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func, select

from registry.db import db

Row = TypeVar("Row")
SIZE = 50


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows of a list: page `number` of `pages`, of `total` rows in all."""

    rows: Sequence[Row]
    number: int
    pages: int
    total: int


def page_of(query: "Select[tuple[Row]]", number: int, size: int = SIZE) -> Page[Row]:
    """Page `number` of a query's rows, from 1; a number beyond either end is the nearest page."""
    counted: Select[Any] = select(func.count()).select_from(query.order_by(None).subquery())
    total = db.session.scalar(counted) or 0
    number, pages = within(number, total, size)
    rows = db.session.scalars(query.limit(size).offset((number - 1) * size)).unique().all()
    return Page(rows, number, pages, total)


def page_in(rows: Sequence[Row], number: int, size: int = SIZE) -> Page[Row]:
    """Page `number` of rows that are at hand."""
    number, pages = within(number, len(rows), size)
    return Page(rows[(number - 1) * size : number * size], number, pages, len(rows))


def within(number: int, total: int, size: int) -> tuple[int, int]:
    """The nearest page there is, and how many there are."""
    pages = max(1, -(-total // size))
    return min(max(number, 1), pages), pages
