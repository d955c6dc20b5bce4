"""How often somebody may try to sign in, or to object: counted in this process's memory alone.

A server of several processes allows as many times more.
"""

from collections import deque
from datetime import datetime, timedelta
from threading import Lock

from flask import current_app
from flask_babel import gettext as _

from registry import clock
from registry.errors import Forbidden

MOST_TRIES = 10
WITHIN = timedelta(minutes=15)
MOST_KEYS = 10_000


class TooMany(Forbidden):
    """This was tried too often; what is tried now is not even looked at."""

    status = 429


class Tries:
    """The moments of recent tries to do one thing, under keys such as account and address."""

    def __init__(self, to: str = "sign in") -> None:
        self._to = to
        self._moments: dict[str, deque[datetime]] = {}
        self._lock = Lock()

    def count(self, key: str) -> None:
        """Count one try; raises TooMany where there were ten in the last quarter of an hour."""
        now = clock.now()
        with self._lock:
            if len(self._moments) >= MOST_KEYS:
                self._moments = {k: m for k, m in self._moments.items() if m[-1] > now - WITHIN}
            moments = self._moments.setdefault(key, deque(maxlen=MOST_TRIES))
            if len(moments) == MOST_TRIES and moments[0] > now - WITHIN:
                current_app.logger.warning("too many tries to %s: %s", self._to, key)
                raise TooMany(_("Too many tries. Wait a quarter of an hour and try again."))
            moments.append(now)

    def forget(self, key: str) -> None:
        """Forget the tries of a key, once it has succeeded."""
        with self._lock:
            self._moments.pop(key, None)
