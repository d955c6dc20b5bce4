"""`flask work`: a worker that judges parts of shared runs, wherever the database is reached.

Runs are begun with `flask check --parts`, in `checking`; what a part is, is in `services.sharing`.
"""

from time import perf_counter

import click
from flask import current_app
from flask.cli import with_appcontext

from registry.cli.output import act, say
from registry.errors import RegistryError
from registry.services import sharing


@click.command("work")
@click.option("--once", is_flag=True, help="End when no part is left to judge.")
@with_appcontext
@act
def work(once: bool) -> None:
    """Judge parts of shared runs, one after the other, until Ctrl-C."""
    # Imported here: no other command needs the queue, and it is slow to import.
    from registry.services import queueing

    queueing.require_queue()
    waiting = act(_name_under_way)()
    say(f"Runs under way: {waiting or 'none'}. Ctrl-C ends after the part in hand.")
    app = current_app._get_current_object()  # type: ignore[attr-defined]

    def judge(run: int, part: int) -> None:
        with app.app_context():
            _judge(run, part)

    queueing.work(judge, once=once)
    left = _name_under_way()
    if once and left:
        raise RegistryError(f"Some parts of run {left} failed: `flask work` tries them again.")


@act
def _judge(run_id: int, part: int) -> None:
    """Judge a part, and close the run with its last: two transactions, which can be repeated."""
    started = perf_counter()
    if act(sharing.judge_part)(run_id, part):
        say(f"Run {run_id}, part {part + 1}: {perf_counter() - started:.1f} s.")
    say(sharing.progress(sharing.close(run_id)))


def _name_under_way() -> str:
    return ", ".join(str(run.id) for run in sharing.list_under_way())


COMMANDS = (work,)
