"""The one door: the WSGI application that servers and the `flask` command find."""

from registry import create_app

app = create_app()
