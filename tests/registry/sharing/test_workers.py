"""Workers of shared runs: whoever is killed, late or at fault, each part is written once."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import psycopg

from registry.db import db
from registry.services import queueing, sharing
from tests.databases import ROOT, environment
from tests.registry.sharing.runs import PARTS, judged_at_once, kept, shared

PATIENCE = 120.0
SOMEBODY_WAITS = """
SELECT count(*) = 1 FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock'
"""
SOMEBODY_WAITS_FOR_A_PART = f"{SOMEBODY_WAITS} AND query LIKE '%run_part%'"
NOBODY_WAITS = SOMEBODY_WAITS.replace("= 1", "= 0", 1)
ALL_ARE_SILENT = "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"


def test_a_worker_that_is_killed_loses_no_part_and_writes_none_twice(
    agencies, engine_url, instance
):
    whole, run = judged_at_once(), shared()
    reference = f"P-{next(one.number for one in agencies if one.id % PARTS == 1)}-MYS"
    holder, watch = psycopg.connect(engine_url), psycopg.connect(engine_url, autocommit=True)
    with holder, watch:
        # A finding points to its placement, so the part cannot be written while this is held.
        holder.execute("SELECT id FROM placement WHERE reference = %s FOR UPDATE", [reference])
        with worker(engine_url, instance) as first:
            wait_until(watch, SOMEBODY_WAITS)
            first.send_signal(signal.SIGKILL)
            assert ended(first)[0] == -signal.SIGKILL
        wait_until(watch, NOBODY_WAITS)  # the server has let the dead worker's transaction go
        holder.rollback()
        done = [part.part for part in sharing.list_parts(run) if part.done_at]
        assert done == [0]
        assert {row[1] % PARTS for row in _findings_of(watch, run)} == {0}
        watch.execute(ALL_ARE_SILENT)
        with worker(engine_url, instance, "--once") as second:
            status, said = ended(second)

    assert status == 0, said
    assert kept(run) == kept(whole)


def _findings_of(connection, run):
    query = "SELECT id, agency_id FROM finding WHERE run_id = %s"
    return connection.execute(query, [run.id]).fetchall()


def test_a_worker_that_was_thought_dead_and_one_that_took_its_part_write_it_once(
    agencies, engine_url, instance
):
    whole, run = judged_at_once(), shared(parts=1)
    run_id = run.id
    db.session.rollback()
    sharing.judge_part(run_id, 0)
    watch = psycopg.connect(engine_url, autocommit=True)
    with watch, worker(engine_url, instance, "--once") as second:
        wait_until(watch, SOMEBODY_WAITS_FOR_A_PART)
        db.session.commit()
        status, said = ended(second)

    assert status == 0, said
    assert kept(run) == kept(whole)


def test_what_failed_says_so_and_is_tried_again_by_the_next_worker(agencies, runner, monkeypatch):
    whole, run = judged_at_once(), shared()
    with monkeypatch.context() as patch:
        patch.setattr(queueing, "LOOK", 0.1)
        patch.setattr(sharing, "judge_part", _fail)
        result = runner.invoke(args=["work", "--once"])
    assert (result.exit_code, run.id) == (1, run.id)
    assert f"Some parts of run {run.id} failed" in result.stderr

    assert runner.invoke(args=["work", "--once"]).exit_code == 0
    assert kept(run) == kept(whole)


def _fail(run_id, part):
    raise ArithmeticError(f"part {part} of run {run_id}")


@contextmanager
def worker(url, instance, *more):
    """A worker in a process of its own."""
    command = [sys.executable, "-m", "flask", "work", *more]
    settings = os.environ | environment(url, instance)
    with subprocess.Popen(command, cwd=ROOT, env=settings, stderr=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def ended(process):
    """The status with which a worker ended, and what it said."""
    said = process.communicate(timeout=PATIENCE)[1].decode()
    return process.returncode, said


def wait_until(connection, question):
    """Wait until the database answers a question with yes; it is asked outside transactions."""
    deadline = time.monotonic() + PATIENCE
    while not connection.execute(question).fetchone()[0]:
        assert time.monotonic() < deadline, question
        time.sleep(0.05)
