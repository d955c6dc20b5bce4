"""Rebuilding: the tables that the public reads follow from the journal, row for row."""

import pytest
from sqlalchemy import select, text

from registry.db import db
from registry.models import Agency, Licence
from registry.services import journal, licensing, rebuilding
from registry.services.examining import Damaged
from registry.services.projecting import PROJECTED
from tests.registry.journal import insider, stories
from tests.registry.publishing import licensed, register


def held() -> dict[str, list[tuple[object, ...]]]:
    """Every projected row as the database has it."""
    db.session.expire_all()
    tables = [model.__table__ for model in PROJECTED]
    return {
        one.name: [
            tuple(row) for row in db.session.execute(one.select().order_by(*one.primary_key))
        ]
        for one in tables
    }


@pytest.fixture
def lives(app_context) -> dict[str, list[tuple[object, ...]]]:
    """The registers of the stories, in which everything happened that a journal can tell."""
    stories.everything()
    db.session.commit()
    return held()


def test_a_rebuild_of_whole_tables_changes_nothing(lives):
    _rows, mended = rebuilding.rebuild()

    assert mended == 0
    assert held() == lives


def test_tables_that_were_changed_are_as_they_were(lives):
    for change in (
        "UPDATE agency SET name = 'Other', phones = '[]' WHERE id = 1",
        "UPDATE register SET stale_after = 1 WHERE slug <> 'npl'",
        "DELETE FROM licence WHERE id IN (1, 4)",
        insider.STRANGER,
    ):
        db.session.execute(text(change))
    assert held() != lives

    _rows, mended = rebuilding.rebuild()
    assert mended == 6
    assert held() == lives


def test_ids_do_not_skip_what_was_rolled_back(lives):
    licensed(register(), "99", "Never committed")
    db.session.rollback()
    licensed(register(), "100", "Annapurna Jobs")
    db.session.commit()

    agencies = db.session.scalars(select(Agency.id).order_by(Agency.id)).all()
    licences = db.session.scalars(select(Licence.id).order_by(Licence.id)).all()
    assert list(agencies) == list(range(1, len(lives["agency"]) + 2))
    assert list(licences) == list(range(1, len(licences) + 1))
    assert rebuilding.rebuild()[1] == 0


def test_a_damaged_journal_rebuilds_nothing(lives):
    insider.unguard()
    insider.spoil(2, actor="x")

    with pytest.raises(Damaged, match="Entry 2 "):
        rebuilding.rebuild()
    db.session.rollback()
    assert held() == lives


def test_many_acts_at_once_leave_what_they_leave_one_by_one(lives):
    before = journal.last_seq()
    number = {"register": "himal", "number": "RL-0215"}
    more = [
        ("agency-changed", {**number, "changes": {"address": "Lazimpat"}}),
        ("licence-entered", {**number, "entry": {"act": "revoke", "status": "revoked",
                                                 "since": "2025-02-01"}}),
    ]  # fmt: skip
    everest = licensing.require_agency("RL-0215")
    assert everest.address is None

    assert journal.record_many(more, actor="test") == 2
    db.session.commit()

    assert journal.last_seq() == before + 2
    assert everest.address == "Lazimpat"
    assert (everest.entries[-1].status, everest.seq) == ("revoked", journal.last_seq())
    assert rebuilding.rebuild()[1] == 0
