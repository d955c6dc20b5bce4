"""The record: what happened, who may see and do it, every page, the command line.

The registry remembers; `audits` judges. The floors, top to bottom: views and cli; forms and
services; access; models; db, errors and clock.
"""

import os
from collections.abc import Mapping
from typing import Any

from flask import Flask


def create_app(environment: Mapping[str, str] | None = None, **overrides: Any) -> Flask:
    """The application that the environment's settings describe."""
    # Imported here: `import registry.models` must not open every room of the house.
    from registry import access, cli, config, db, pagecache, views
    from registry.forms.account import LIBRARY_FORMS
    from registry.services import accounts, checkpointing, patrolling

    settings = config.settings(os.environ if environment is None else environment)
    app = Flask(
        "registry",
        instance_path=str(settings["INSTANCE"]),
        template_folder=str(config.CHECKOUT / "templates"),
        static_folder=str(config.CHECKOUT / "registry" / "static"),
    )
    app.config.from_mapping(settings | overrides)
    checkpointing.prepare(app)
    db.prepare(app)
    accounts.prepare(app, **LIBRARY_FORMS)
    access.prepare(app)
    views.prepare(app)
    cli.prepare(app)
    patrolling.prepare(app)
    pagecache.prepare(app)
    return app
