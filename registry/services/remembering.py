"""What is made once in a transaction of the session and forgotten with it.

A transaction sees one register, so what is derived from many of its rows need not be derived for
every line of a page. Whoever changes those rows forgets by hand.
"""

from collections.abc import Callable
from typing import TypeVar

from registry.db import db

Made = TypeVar("Made")
PLACE = "remembered"


def once(name: str, make: Callable[[], Made]) -> Made:
    """What `make` gave under this name in the present transaction."""
    session = db.session()
    kept = session.info.get(PLACE)
    if kept is None or kept[0] is not session.get_transaction():
        session.connection()  # begins the transaction where none has begun
        kept = session.info[PLACE] = (session.get_transaction(), {})
    if name not in kept[1]:
        kept[1][name] = make()
    return kept[1][name]


def forget() -> None:
    """Forget everything: the rows behind it have changed."""
    db.session().info.pop(PLACE, None)
