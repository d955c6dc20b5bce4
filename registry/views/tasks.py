"""Tasks: acts of another state that the officer's ministry is asked to look at."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from registry import clock
from registry.access import Permission, reader, requires
from registry.errors import Refused
from registry.forms.task import TaskForm
from registry.services import licensing, tasking

bp = Blueprint("tasks", __name__, url_prefix="/<lang>/office/tasks")


@bp.get("/")
@requires(Permission.LICENCE_DECIDE)
def index() -> str:
    """The tasks of the officer's ministry: those that are open first."""
    return render_template("tasks/index.html", tasks=tasking.list_tasks(seen_by=reader()))


@bp.route("/<int:number>", methods=["GET", "POST"])
@requires(Permission.LICENCE_DECIDE)
def show(number: int) -> tuple[str, int] | Response:
    """One task: what the other state did, who here works with the agency, and the answer."""
    task = tasking.get_task(number, seen_by=reader())
    form = TaskForm()
    if form.submitted():
        try:
            tasking.answer(task, form.answer.data, form.reason.data, officer=reader())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            flash(_("The task is answered."))
            return redirect(url_for("tasks.index"))
    page = render_template(
        "tasks/show.html",
        form=form,
        task=task,
        partners=tasking.list_partners(task),
        placements=tasking.count_placements(task),
        standing=licensing.standing(task.agency, clock.today()),
    )
    return page, form.status
