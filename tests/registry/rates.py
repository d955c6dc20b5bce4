"""Rates of exchange of invented days."""

from datetime import date

from registry.db import db
from registry.models import Rate
from registry.services import journal


def quote(day: date, source: str, target: str, rate: int) -> None:
    """How many of one currency a day gave for another, as a whole number."""
    number = journal.begin_write("rates", actor="test")
    db.session.add(
        Rate(
            day=day,
            from_currency=source,
            to_currency=target,
            numerator=rate,
            denominator=1,
            made_in=number,
        )
    )
    db.session.flush()
