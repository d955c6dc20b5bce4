"""The only place that asks the time.

"Today" is the day in the zone that the setting TIMEZONE names (IANA, UTC unless told);
moments are UTC, to the second, written 2026-01-31T09:30:00Z.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask import current_app


def now() -> datetime:
    """The present moment in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """The present day where the register is kept."""
    return now().astimezone(ZoneInfo(current_app.config["TIMEZONE"])).date()


def stamp(moment: datetime) -> str:
    """A UTC moment as text: 2026-01-31T09:30:00Z."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
