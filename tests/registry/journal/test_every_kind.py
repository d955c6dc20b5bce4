"""Every kind of event that there is: rebuilt, kept and restored, mirrored, equal row for row."""

import pytest
from sqlalchemy import select

from registry import create_app
from registry.db import db
from registry.ledger.entry import Entry
from registry.ledger.tiles import bundle_path
from registry.models import JournalEntry
from registry.services import checkpointing, journal, mirroring, rebuilding
from registry.services.keeping import backing, restoring
from registry.services.projecting import PROJECTED, PROJECTIONS
from registry.services.verifying import Asked, verify
from tests.databases import ENGINES, environment
from tests.registry.journal import stories
from tests.registry.journal.test_rebuilding import held


@pytest.fixture
def told(app, instance):
    """The application over the register of all the stories, signed."""
    with app.app_context():
        checkpointing.make_key()
        stories.everything()
        db.session.commit()
        checkpointing.keep_up()
    return app


def test_there_is_an_event_of_every_kind_and_a_row_of_every_table(told):
    with told.app_context():
        assert set(db.session.scalars(select(JournalEntry.kind))) == PROJECTIONS.keys()
        empty = {name for name, rows in held().items() if not rows}
        assert empty == set()


def test_a_rebuild_of_emptied_tables_makes_each_row_as_it_was(told):
    with told.app_context():
        before = held()
        gone = _free()
        for model in gone:
            db.session.execute(db.delete(model))
        db.session.commit()
        assert rebuilding.rebuild()[1] == sum(len(before[one.__tablename__]) for one in gone) > 30
        assert held() == before


def _free():
    """The projected tables to which no other row points, children first."""
    gone = []
    for model in reversed(PROJECTED):
        left = set(db.metadata.tables.values()) - {one.__table__ for one in gone}
        keys = [key for table in left - {model.__table__} for key in table.foreign_keys]
        if all(key.column.table is not model.__table__ for key in keys):
            gone.append(model)
    return gone


@pytest.mark.parametrize("into", ENGINES)
def test_every_kind_comes_back_from_a_backup_on_either_engine(told, into, request, tmp_path):
    place = tmp_path / "all.zip"
    with told.app_context():
        before, size, keys = held(), journal.last_seq(), checkpointing.list_keys()
        backing.back_up(place)
    engine = request.getfixturevalue(into)
    url = engine.copy()
    other = create_app(environment(url, tmp_path / "other"))
    with other.app_context():
        restoring.restore(place)
        db.session.commit()
        assert (held(), journal.last_seq()) == (before, size)
        assert verify(Asked(keys=keys, rows=True)).faults == []
        assert rebuilding.rebuild()[1] == 0
        db.session.remove()
        db.engine.dispose()
    engine.drop(url)


def test_a_mirror_holds_every_kind_as_it_was_recorded(told, tmp_path):
    folder = tmp_path / "mirror"
    with told.app_context():
        mirroring.export(folder)
        rows = db.session.scalars(select(JournalEntry).order_by(JournalEntry.seq)).all()
        assert mirroring.verify(folder, checkpointing.list_keys()).faults == []
    lines = (folder / bundle_path(0, len(rows))).read_text(encoding="utf-8").splitlines()
    assert lines == [Entry(*(getattr(row, name) for name in Entry._fields)).text for row in rows]
