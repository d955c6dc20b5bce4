"""The pages for everybody: the first page, the search, and an agency's answer."""

from flask import Blueprint, render_template, request

from registry import clock
from registry.access import Permission, requires
from registry.errors import NotFound
from registry.services import answering, licensing, lookup
from registry.views.headers import keep

bp = Blueprint("public", __name__, url_prefix="/<lang>")
bp.after_request(keep)


@bp.get("/")
@requires(Permission.REGISTER_READ)
def index() -> str:
    """The first page: the search, what this is, and the ways on."""
    return render_template("public/index.html", coverage=lookup.list_coverage(clock.today()))


@bp.get("/search")
@requires(Permission.REGISTER_READ)
def search() -> str:
    """The agencies that a name or a number may mean."""
    query = request.args.get("q", "").strip()
    today = clock.today()
    return render_template(
        "public/search.html",
        query=query,
        hits=lookup.search(query, today),
        coverage=lookup.list_coverage(today),
    )


@bp.get("/agencies/<register>/<slug>")
@requires(Permission.REGISTER_READ)
def agency(register: str, slug: str) -> str | tuple[str, int]:
    """One agency: whether it may recruit, for the country asked about, today."""
    today = clock.today()
    try:
        found = licensing.get_agency(register, slug)
    except NotFound:
        coverage = lookup.list_coverage(today)
        return render_template("public/agency.html", agency=None, coverage=coverage), 404
    country = answering.find_country(request.args.get("to", ""))
    answer = answering.answer(found, country, today)
    return render_template(
        "public/agency.html",
        agency=found,
        answer=answer,
        country=country,
        countries=answering.list_destinations(found, also=country),
        last_day=answering.last_day(answer.standing),
        today=today,
    )
