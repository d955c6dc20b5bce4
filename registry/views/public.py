"""The pages for everybody: the first page, the search, and an agency's answer."""

from flask import Blueprint, render_template, request

from registry import clock
from registry.access import Permission, requires
from registry.errors import NotFound, Refused
from registry.services import answering, heeding, licensing, lookup, presenting, recalling
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
        heeded=heeding.find(query, today) if query else [],
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
    return render_template("public/agency.html", **presenting.present(found, country, today))


@bp.get("/agencies/<register>/<slug>/then")
@requires(Permission.REGISTER_READ)
def then(register: str, slug: str) -> tuple[str, int]:
    """What the register said of an agency on one day (`known`) about another (`on`)."""
    today = clock.today()
    found = licensing.get_agency(register, slug)
    asked = {name: request.args.get(name, "").strip() for name in ("on", "known")}
    days, shown, problem = {}, {"recalled": None}, None
    try:
        days = {name: recalling.day_said(name, text, today) for name, text in asked.items()}
        shown = presenting.present_then(found, **days, today=today)
    except (Refused, NotFound) as error:
        problem = error
    page = render_template(
        "public/then.html", agency=found, asked=asked, days=days, problem=problem, today=today,
        **shown,
    )  # fmt: skip
    return page, 422 if isinstance(problem, Refused) else 200
