"""How Alembic reaches the database: through the running application, one transaction a step.

SQLite rolls schema changes back like any other, so a step that fails leaves nothing behind on
either engine. There is no offline mode: a script of statements could not look at the data.
"""

import click
from alembic import context
from flask import current_app
from sqlalchemy import Connection

database = current_app.extensions["migrate"].db
settings = current_app.extensions["migrate"].configure_args


def announce(*, step, **_):
    """Name each step as it is taken, so that an upgrade is never silent."""
    sign = "+" if step.is_upgrade else "-"
    for script in step.up_revisions:
        click.echo(f"  {sign} {script.revision} {script.doc}", err=True)


def migrate(connection: Connection) -> None:
    """Take the steps that the command asks for over one connection."""
    context.configure(
        connection=connection,
        target_metadata=database.metadata,
        transaction_per_migration=True,
        on_version_apply=announce,
        **settings,
    )
    with context.begin_transaction():
        context.run_migrations()


with database.engine.connect() as connection:
    migrate(connection)
