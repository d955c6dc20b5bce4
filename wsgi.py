"""The one door: the WSGI application that servers and the `flask` command find."""

import os
import sys

from audits.errors import BadInstrument
from registry import create_app
from registry.config import BadSetting
from registry.services import shelf

try:
    app = create_app()
    # A server must not start on a bad law file; `flask law check` must, to say what is wrong.
    if "FLASK_RUN_FROM_CLI" not in os.environ:
        shelf.list_instruments()
except (BadSetting, BadInstrument) as error:
    sys.exit(f"Error: {error}")
