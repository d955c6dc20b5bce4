"""Accounts: inviting, accepting an invitation, and what guards the steps of signing in."""

from typing import Any
from urllib.parse import urlsplit

from flask import (
    Blueprint,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask_babel import gettext as _
from flask_security import user_authenticated
from werkzeug.wrappers import Response

from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms import account
from registry.services import accounts, demonstration_signins, inviting, organising
from registry.services.accounts import Person
from registry.services.demonstration_signins import Caller
from registry.services.journal import actor_of
from registry.services.throttling import Tries

bp = Blueprint("accounts", __name__, url_prefix="/<lang>")

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP")
# Whoever is asked for these has shown a password: counted by account, from wherever it is tried.
SECOND_STEPS = ("security.two_factor_token_validation", "security.mf_recovery")
tries = Tries()


@bp.before_app_request
def guard_sign_in() -> None:
    """Stop a body that is no form, too many tries, and a demonstration's sign-in from afar."""
    endpoint = request.endpoint or ""
    if request.method != "POST" or not endpoint.startswith("security."):
        return
    if request.is_json:
        abort(415)
    if endpoint == "security.login":
        demonstration_signins.refuse_from_afar(caller())
        tries.count(_first_step(request.form.get("email", "")))
    elif endpoint in SECOND_STEPS:
        tries.count(_second_step(session.get("tf_user_id")))


@user_authenticated.connect
def forget_tries(_app: object, *, user: Any, **_more: object) -> None:
    """Count anew once somebody is in."""
    tries.forget(_first_step(user.email))
    tries.forget(_second_step(user.fs_uniquifier))


def caller() -> Caller:
    """How this request reached us, as the server itself saw it."""
    return Caller(
        peer=request.environ.get("REMOTE_ADDR", ""),
        host=urlsplit(f"//{request.host}").hostname or "",
        port=int(request.environ["SERVER_PORT"]),
        forwarded=any(header in request.headers for header in FORWARDED),
    )


@bp.route("/office/accounts", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_INVITE)
def index() -> tuple[str, int]:
    """Everybody's account, the open invitations, and the form for a new one."""
    form, address = account.InvitationForm(), None
    form.offer((one.slug, one.name) for one in organising.list_organisations())
    if form.submitted():
        try:
            token = inviting.invite(Person(**form.person()), actor=actor_of(reader()))
        except Refused as refusal:
            form.refuse(refusal)
        else:
            address = url_for("accounts.accept", token=token, _external=True)
    page = render_template(
        "accounts/index.html",
        form=form,
        address=address,
        people=accounts.list_accounts(),
        invitations=inviting.list_invitations(),
        words=account.ROLE_WORDS,
    )
    return page, form.status


@bp.route("/invitations/<token>", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_USE)
def accept(token: str) -> tuple[str, int] | Response:
    """Choose a name and a password for the account that was promised."""
    invitation = inviting.get_invitation(token)
    form = account.AcceptForm()
    if form.submitted():
        try:
            inviting.accept(
                invitation, password=form.password.data, display_name=form.display_name.data
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("security.login"))
    page = render_template("accounts/accept.html", form=form, invitation=invitation)
    return page, form.status


@bp.route("/office/accounts/<int:number>/close", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_INVITE)
def close(number: int) -> tuple[str, int] | Response:
    """Close somebody's account."""
    user = accounts.get_account(number)
    form = account.CloseAccountForm()
    if form.submitted():
        try:
            accounts.close(user, by=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            current_app.logger.info("%s closed account %s", actor_of(reader()), number)
            flash(_("The account of %(email)s is closed.", email=user.email))
            return redirect(url_for("accounts.index"))
    return render_template("accounts/close.html", form=form, user=user), form.status


@bp.route("/office/organisations", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_INVITE)
def organisations() -> tuple[str, int] | Response:
    """The organisations that accounts can belong to, and the form for a new one."""
    form = account.OrganisationForm()
    if form.submitted():
        try:
            organising.found(
                form.slug.data,
                name=form.name.data,
                kind=form.kind.data,
                country=form.country.data,
                agency=(form.agency.data or "").strip() or None,
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("%(name)s is entered.", name=form.name.data))
            return redirect(url_for("accounts.organisations"))
    page = render_template(
        "accounts/organisations.html",
        form=form,
        organisations=organising.list_organisations(),
        words=account.KIND_WORDS,
    )
    return page, form.status


def _first_step(email: str) -> str:
    return f"{email.strip().casefold()[:200]} from {request.environ.get('REMOTE_ADDR')}"


def _second_step(account_key: str | None) -> str:
    return f"second step of {account_key}"
