"""The applications that wait for a decision, for everybody: none of them is a licence."""

from flask import Blueprint, render_template

from registry import clock
from registry.access import Permission, requires
from registry.services.applying import papers
from registry.views.headers import keep

bp = Blueprint("applications", __name__, url_prefix="/<lang>/applications")
bp.after_request(keep)


@bp.get("/")
@requires(Permission.REGISTER_READ)
def index() -> str:
    """Who has asked for a licence, with what papers, and until when it can be objected to."""
    today = clock.today()
    found = papers.list_applications(today)
    return render_template("applications/index.html", applications=found, today=today)
