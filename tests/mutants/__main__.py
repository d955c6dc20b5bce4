"""Run mutmut over audits/ (without the report) and print the score of each module.

A run that was stopped goes on where it was; a function that has changed since is judged anew.
Arguments are names of mutants, with wildcards: `python -m tests.mutants "audits.money*"`.
Survivors that are known, each with its reason, stand in survivors.toml.
"""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.databases import ROOT

MADE = ROOT / "mutants" / "audits"
KNOWN = Path(__file__).with_name("survivors.toml")
SURVIVED = {0, 5, 33}
"""What mutmut keeps of a mutant that all tests passed, or that no test ever calls."""
UNJUDGED = {None, 2, 34}
"""Of one that was not reached, interrupted or left out."""
COMPARED = "200"
"""How many placements are compared with the slow interpreter for each mutant."""


def main(asked: list[str]) -> int:
    """Judge the mutants that are asked for, or all; 1 where a survivor is not known."""
    quick = {**os.environ, "COMPARE": COMPARED}
    mutmut = [sys.executable, "-m", "mutmut", "run", *asked]
    subprocess.run(mutmut, cwd=ROOT, env=quick, check=False)
    known = tomllib.loads(KNOWN.read_text("utf-8"))
    modules = [(name, dict(codes)) for name, codes in judged()]
    killed = sum(score(codes)[0] for _, codes in modules)
    whole = sum(score(codes)[1] for _, codes in modules)
    for name, codes in modules:
        say(line(name, *score(codes)))
    say(line("all modules", killed, whole))
    unknown = sorted(
        mutant
        for _, codes in modules
        for mutant, code in codes.items()
        if code in SURVIVED and mutant not in known
    )
    for mutant in unknown:
        say(f"survived without a reason: {mutant}")
    return 1 if unknown else 0


def say(sentence: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{sentence}\n")


def judged() -> Iterator[tuple[str, dict[str, int]]]:
    """Each module that has mutants, with what became of those that were judged."""
    for file in sorted(MADE.rglob("*.meta")):
        codes = json.loads(file.read_text("utf-8"))["exit_code_by_key"]
        found = {mutant: code for mutant, code in codes.items() if code not in UNJUDGED}
        if found:
            yield str(file.relative_to(MADE)).removesuffix(".py.meta"), found


def score(codes: dict[str, int]) -> tuple[int, int]:
    """How many mutants were noticed, and how many there were."""
    return sum(code not in SURVIVED for code in codes.values()), len(codes)


def line(name: str, killed: int, whole: int) -> str:
    """A module's score as a line."""
    share = f"{killed / whole:6.1%}" if whole else "  none"
    return f"{name:<24} {killed:>5} of {whole:>5} killed {share}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
