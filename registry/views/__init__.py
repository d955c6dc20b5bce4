"""The pages: URL, permission, call, template, nothing else.

Here the places are joined to the application, the language is taken from the path, and an error
becomes a page.
"""

from typing import Any

from flask import (
    Flask,
    abort,
    current_app,
    g,
    has_request_context,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import Babel, get_locale
from flask_babel import gettext as _
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.routing import IntegerConverter
from werkzeug.wrappers import Response

from registry.access import Permission, may, person, requires
from registry.errors import RegistryError
from registry.services import demonstrating, failing, watching
from registry.views import headers
from registry.views.filters import FILTERS
from registry.views.rooms import ROOMS

babel = Babel()
csrf = CSRFProtect()


class RowNumber(IntegerConverter):
    """A row's number in an address; one that no database could hold is an unknown page."""

    regex = "[0-9]{1,18}"


def prepare(app: Flask) -> None:
    """Join every page to the application."""
    app.url_map.converters["int"] = RowNumber
    babel.init_app(app, locale_selector=language)
    csrf.init_app(app)
    app.before_request(refuse_nul)
    app.before_request(refuse_acts)
    app.url_value_preprocessor(take_language)
    app.url_defaults(give_language)
    app.add_url_rule("/", "front", requires(Permission.REGISTER_READ)(front))
    app.add_url_rule("/healthz", "health", requires(Permission.REGISTER_READ)(health))
    for room in ROOMS:
        app.register_blueprint(room)
    app.jinja_env.filters.update(FILTERS)
    app.context_processor(common)
    app.after_request(headers.secure)
    app.register_error_handler(RegistryError, show_registry_error)
    app.register_error_handler(CSRFError, show_forged_form)
    app.register_error_handler(HTTPException, show_http_error)
    app.register_error_handler(Exception, show_unforeseen)


def language() -> str:
    """The path's language, else the best that the reader accepts, else the first offered."""
    offered = current_app.config["LANGUAGES"]
    accepted = request.accept_languages.best_match(offered) if has_request_context() else None
    return g.get("lang") or accepted or offered[0]


def take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Take the language out of the address; one that is not offered is an unknown page."""
    g.lang = (values or {}).pop("lang", None)
    if g.lang is not None and g.lang not in current_app.config["LANGUAGES"]:
        g.lang = None
        abort(404)


def refuse_nul() -> None:
    """Refuse a text with the sign NUL, which no database keeps alike."""
    texts = [request.path, *request.args.values(), *request.form.values()]
    if any("\0" in text for text in texts):
        abort(400)


def refuse_acts() -> None:
    """Refuse every act but signing in and out where the journal is known to be damaged."""
    if request.method == "POST" and request.blueprint != "security":
        fault = watching.find_fault()
        if fault:
            raise fault


def give_language(endpoint: str, values: dict[str, Any]) -> None:
    """Put the language into every address that has room for it."""
    if "lang" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        values["lang"] = language()


def common() -> dict[str, Any]:
    """What every template may use."""
    locale = get_locale()
    return {
        "can": lambda permission: may(Permission(permission), person()),
        "person": person(),
        "lang": str(locale),
        "direction": locale.text_direction if locale else "ltr",
        "demonstration": demonstrating.is_demonstration(),
        "damaged": watching.find_fault(),
    }


def front() -> Response:
    """Lead to the first page in the reader's language."""
    return redirect(url_for("public.index"))


def health() -> Response:
    """Say that the register answers."""
    return Response("ok\n", mimetype="text/plain")


def show_registry_error(error: RegistryError) -> tuple[str, int]:
    """Say why something is not here, not open, or not possible."""
    return render_template("error.html", reason=error.reason, status=error.status), error.status


def show_forged_form(_error: CSRFError) -> tuple[str, int]:
    """Refuse a form that did not come from one of our pages."""
    current_app.logger.warning("forged or old form at %s", request.path)
    reason = _("This form was not sent from one of our pages, or it is too old. Open it again.")
    # In the words of a request that is not understood: signing in or asking would not help.
    return render_template("error.html", reason=reason, status=400), 403


def show_http_error(error: HTTPException) -> tuple[str, int]:
    """Show an unknown page, a wrong method or a file too large as a page of ours."""
    status = error.code or 500
    reason = failing.reason_of(getattr(error, "original_exception", None))
    if reason:  # an act that could not be committed
        return show_unavailable(reason)
    return render_template("error.html", reason=None, status=status), status


def show_unforeseen(error: Exception) -> tuple[str, int]:
    """Log what nobody foresaw, and say so without a traceback."""
    failing.undo()
    reason = failing.reason_of(error)
    if reason:
        return show_unavailable(reason)
    current_app.logger.error("unforeseen: %s", error, exc_info=error)
    return render_template("error.html", reason=None, status=500), 500


def show_unavailable(reason: str) -> tuple[str, int]:
    """Say that the database cannot serve, on a page that asks nothing of it."""
    failing.undo()
    current_app.logger.error("the database cannot serve: %s", reason)
    locale = get_locale()
    direction = locale.text_direction if locale else "ltr"
    page = current_app.jinja_env.get_template("unavailable.html")
    return page.render(reason=reason, lang=str(locale), direction=direction), 503
