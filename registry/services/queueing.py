"""The queue of parts that wait to be judged, on PostgreSQL: Procrastinate, and nothing beside it.

A worker tells every few seconds that it lives. What one that no longer does had begun is given to
another. What a part is, and that none is judged twice, is in `services.sharing`.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress

from flask_babel import gettext as _
from procrastinate import App, JobContext, PsycopgConnector, RetryStrategy
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status
from procrastinate.types import JSONDict

from registry.db import db
from registry.errors import Refused, RegistryError

QUEUE = "checks"
TASK = "judge-part"
LOOK = 2.0
"""Seconds between two looks at the queue."""
HEARTBEAT = 3.0
STALLED = 15.0
"""Seconds without a sign of life after which a worker counts as dead."""

Judge = Callable[[int, int], None]
"""What judges a part: it is given the run and the part's number."""


def require_queue() -> None:
    """Refuse what needs a queue where the database has none."""
    if db.engine.dialect.name != "postgresql":
        raise Refused("", _("Only PostgreSQL can share a run among workers: run `flask check`."))


def put(run_id: int, parts: int) -> None:
    """Put the parts of a run into the queue; they are there when the session commits."""
    connection = db.session.connection().connection.driver_connection
    deferred = _app().configure_task(TASK, queue=QUEUE, connection=connection)
    jobs: list[JSONDict] = [{"run": run_id, "part": part} for part in range(parts)]
    deferred.batch_defer(*jobs)


def work(judge: Judge, *, once: bool) -> None:
    """Give part after part to `judge`, until told to stop, or `once` until no part is left.

    What failed before this is tried again.
    """
    try:
        asyncio.run(_work(_app(_address()), judge, once))
    except ConnectorException as error:
        reason = str(error.__cause__).partition("\n")[0]
        raise RegistryError(_("The queue was lost: %(reason)s", reason=reason)) from error


def _app(address: str = "") -> App:
    """Procrastinate with our one task; it opens no connection before it works."""
    app = App(connector=PsycopgConnector(conninfo=address, min_size=1, max_size=3))
    again = RetryStrategy(max_attempts=3, wait=int(LOOK))
    app.task(name=TASK, queue=QUEUE, pass_context=True, retry=again)(_judge)
    return app


def _address() -> str:
    """The database's URL as its driver takes it."""
    url = db.engine.url.set(drivername="postgresql")
    return url.render_as_string(hide_password=False)


def _judge(context: JobContext, *, run: int, part: int) -> None:
    context.additional_context["judge"](run, part)


async def _work(app: App, judge: Judge, once: bool) -> None:
    """Work, and beside it look after the queue; where one of the two ends, so does the other."""
    async with app.open_async():
        await _give_back(app, await _jobs(app, Status.FAILED))
        working = app.run_worker_async(
            queues=[QUEUE],
            additional_context={"judge": judge},
            delete_jobs="successful",
            fetch_job_polling_interval=LOOK,
            update_heartbeat_interval=HEARTBEAT,
            stalled_worker_timeout=STALLED,
        )
        both = [asyncio.create_task(one) for one in (working, _look_after(app, once))]
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        for one in both:
            one.cancel()
        for ended in await asyncio.gather(*both, return_exceptions=True):
            if isinstance(ended, Exception):
                raise ended


async def _look_after(app: App, once: bool) -> None:
    """Give back what dead workers had begun; `once` until nothing waits and nobody works."""
    while True:
        manager = app.job_manager
        stalled = await manager.get_stalled_jobs(queue=QUEUE, seconds_since_heartbeat=STALLED)
        await _give_back(app, stalled)
        if once and not (await _jobs(app, Status.TODO) or await _jobs(app, Status.DOING)):
            return
        await asyncio.sleep(LOOK)


async def _jobs(app: App, status: Status) -> list[Job]:
    return list(await app.job_manager.list_jobs_async(queue=QUEUE, status=status.value))


async def _give_back(app: App, jobs: Iterable[Job]) -> None:
    for job in jobs:
        with suppress(ConnectorException):  # another worker was quicker
            await app.job_manager.retry_job(job)
