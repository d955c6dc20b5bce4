"""Tables that a page gives to keep."""

from flask import Response


def table(text: str, name: str) -> Response:
    """A CSV table under the name of its file."""
    return Response(
        text,
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
