"""A process that records acts one by one and says each number once it is committed."""

import sys
from pathlib import Path

from registry import create_app
from registry.db import db
from registry.services import journal
from tests.databases import environment


def main(url: str, instance: str) -> None:
    """Write until somebody ends it."""
    with create_app(environment(url, Path(instance))).app_context():
        turn = journal.last_seq()
        while True:
            turn += 1
            body = {"slug": f"r{turn}", "country": "NPL", "name": f"Register {turn}",
                    "as_of": None, "stale_after": 90, "publishes": [], "source": None}  # fmt: skip
            event = journal.record("register-declared", body, actor="soak")
            db.session.commit()
            sys.stdout.write(f"{event.seq}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
