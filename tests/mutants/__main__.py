"""Make the mutants of audits/ (without the report), judge them and print each module's score.

A run that was stopped goes on where it was; a function that has changed since is judged anew.
Arguments are names of mutants, with wildcards: `python -m tests.mutants "audits.money*"`.
JOBS=2 tries two at a time, FRESH=1 judges again what was judged before.
Survivors that are known, each with its reason, stand in survivors.toml.
"""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.mutants import judgements, scoring
from tests.mutants.making import MADE, listed, make
from tests.mutants.scoring import say

FOUND = MADE / "judged.jsonl"
KNOWN = Path(__file__).with_name("survivors.toml")
COMPARED = "200"
"""How many placements are compared with the slow interpreter for each mutant."""


def main(asked: list[str]) -> int:
    """Judge the mutants that are asked for, or all; 1 where they and the reasons differ."""
    make()
    if os.environ.get("FRESH"):
        FOUND.unlink(missing_ok=True)
    judging = [sys.executable, "-m", "tests.mutants.judging", str(FOUND)]
    quick = {"COMPARE": COMPARED, **os.environ, "PY_IGNORE_IMPORTMISMATCH": "1"}
    command = [*judging, os.environ.get("JOBS", "1"), *asked]
    status = subprocess.call(command, cwd=MADE, env=quick)
    told = report(asked)
    return status or int(told)


def report(asked: list[str]) -> bool:
    """Print the scores, and whatever the reasons say otherwise; whether there was any."""
    judged = judgements.read(FOUND)
    known = tomllib.loads(KNOWN.read_text("utf-8"))
    mutants = listed(MADE, asked)
    for line in scoring.table(mutants, judged):
        say(line)
    told = [*scoring.differences(mutants, judged, known)]
    if not asked:
        told += scoring.strangers(mutants, known)
    for sentence in told:
        say(sentence)
    return bool(told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
