"""Whether this database is a demonstration: it is one or it is not, for good.

A demonstration holds only agencies that it made; every page and report says so.
"""

from sqlalchemy import func, select

from registry.db import db
from registry.errors import Refused
from registry.models import Agency, Setting

KEY = "demonstration"
REGISTERS = "demo-"
"""How the names of a demonstration's registers begin: what is in them, it made."""


def is_demonstration() -> bool:
    """Whether every agency here is invented."""
    return db.session.get(Setting, KEY) is not None


def may_hold(register: str) -> bool:
    """Whether this database may hold agencies of that register, and their placements."""
    return not is_demonstration() or register.startswith(REGISTERS)


def become_demonstration() -> None:
    """Make an empty database a demonstration; refuse one that holds other agencies."""
    if is_demonstration():
        return
    if db.session.scalar(select(func.count(Agency.id))):
        raise Refused("", "This database holds agencies: a demonstration needs an empty one.")
    db.session.add(Setting(key=KEY, value="yes"))
    db.session.flush()
