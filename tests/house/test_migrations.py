"""The schema's history: every step goes up and down on both engines, and its end is the models."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import event, inspect

from registry import create_app
from registry.db import db
from tests.databases import ROOT, Engine, environment

FOLDER = str(ROOT / "migrations")
STEPS = [step.revision for step in ScriptDirectory(FOLDER).walk_revisions()][::-1]


@pytest.fixture
def bare(engine: Engine, tmp_path) -> Iterator[Flask]:
    """The application over a database without a single table, inside its context."""
    url = engine.empty()
    app = create_app(environment(url, tmp_path))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    engine.drop(url)


def schema() -> dict[str, object]:
    """The tables as the database describes them, in an order of their own names."""
    seen = inspect(db.engine)
    return {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"])
                for column in seen.get_columns(table)
            },
            "key": seen.get_pk_constraint(table)["constrained_columns"],
            "foreign": sorted(str(key) for key in seen.get_foreign_keys(table)),
            "unique": sorted(
                str(key["column_names"]) for key in seen.get_unique_constraints(table)
            ),
            "indexes": sorted(str(key) for key in seen.get_indexes(table)),
        }
        for table in seen.get_table_names()
        if table != "alembic_version"
    }


def test_the_steps_are_numbered_in_one_line():
    assert [step[:4] for step in STEPS] == [f"{number:04}" for number in range(1, len(STEPS) + 1)]


def test_each_step_down_undoes_its_step_up(bare):
    for step in STEPS:
        before = schema()
        upgrade(FOLDER, step)
        after = schema()
        downgrade(FOLDER, "-1")
        assert schema() == before, f"the way back from {step} leaves something behind"
        upgrade(FOLDER, step)
        assert schema() == after, f"{step} does not go up twice alike"


def test_the_last_step_is_what_the_models_say(bare):
    upgrade(FOLDER)
    with db.engine.connect() as connection:
        options = bare.extensions["migrate"].configure_args
        context = MigrationContext.configure(connection, opts=dict(options))
        assert compare_metadata(context, db.metadata) == []


def test_all_the_way_down_leaves_nothing(bare):
    upgrade(FOLDER)
    assert schema()
    downgrade(FOLDER, "base")
    assert schema() == {}


def test_a_step_that_is_cut_off_leaves_nothing_behind(bare):
    upgrade(FOLDER, STEPS[0])
    before = schema()

    @event.listens_for(db.engine, "before_cursor_execute")
    def cut_off(_connection, _cursor, statement, *_rest):
        if statement.startswith("UPDATE alembic_version"):
            raise InterruptedError

    with pytest.raises(InterruptedError):
        upgrade(FOLDER)
    assert schema() == before
