"""The office's start page: for each role, what needs attention and where to go."""

from flask import Blueprint, render_template

from registry import clock
from registry.access import Permission, Role, may, reader, requires, role_of
from registry.services import (
    approving,
    attending,
    auditing,
    checking,
    contesting,
    following,
    inviting,
    tasking,
)
from registry.services.applying import objecting
from registry.services.bonding import reminding

bp = Blueprint("office", __name__, url_prefix="/<lang>/office")


@bp.get("/")
@requires(Permission.OFFICE_ENTER)
def index() -> str:
    """What a person finds after signing in."""
    user = reader()
    role = role_of(user)
    if role is Role.MINISTRY:
        run = checking.latest_run()
        return render_template(
            "office/index.html",
            role=role,
            proposals=approving.list_proposals(seen_by=user, open_only=True),
            duties=following.list_open(seen_by=user),
            tasks=tasking.list_tasks(seen_by=user, open_only=True),
            disputes=contesting.list_waiting(seen_by=user),
            fact_name=contesting.fact_name,
            objections=objecting.list_objections(seen_by=user, waiting=True),
            today=clock.today(),
            ending=attending.list_ending(seen_by=user),
            guarantees=reminding.list_ending(seen_by=user),
            short=reminding.list_short(seen_by=user),
            overdue=attending.list_overdue(seen_by=user),
            stale=attending.list_stale(seen_by=user),
            run=run,
            found=attending.list_found(run, seen_by=user) if run else [],
        )
    return render_template(
        "office/index.html",
        role=role,
        audits=auditing.list_audits(seen_by=user) if may(Permission.AUDIT_READ, user) else [],
        invitations=inviting.list_invitations() if role is Role.ADMINISTRATOR else [],
    )
