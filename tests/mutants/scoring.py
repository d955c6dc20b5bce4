"""The score of each module, and the survivors beside those whose reason is known."""

import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeGuard

from tests.mutants.judgements import ALIVE, KILLED, Judgement
from tests.mutants.making import Mutant


def say(sentence: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


NAMES = {"time": "by running out of time", "crash": "by a crash"}


def table(mutants: Iterable[Mutant], judged: Mapping[str, Judgement]) -> Iterator[str]:
    """A line for each module with what was judged of it, and one for all of them."""
    modules: dict[str, list[Judgement | None]] = defaultdict(list)
    for mutant in mutants:
        modules[mutant.module].append(judged.get(mutant.key))
    for name, found in sorted(modules.items()):
        yield _line(name, found)
    whole = [judgement for found in modules.values() for judgement in found]
    yield _line("all modules", whole)
    for how, words in NAMES.items():
        number = sum(judgement is not None and judgement.how == how for judgement in whole)
        yield f"{words}: {number}"


def _line(name: str, found: Collection[Judgement | None]) -> str:
    judged = [judgement for judgement in found if _decided(judgement)]
    killed = sum(judgement.outcome == KILLED for judgement in judged)
    share = f"{killed / len(judged):6.1%}" if judged else "  none"
    open_ = len(found) - len(judged)
    rest = f", {open_} not judged" if open_ else ""
    return f"{name:<28} {killed:>5} of {len(judged):>5} killed {share}{rest}"


def _decided(judgement: Judgement | None) -> TypeGuard[Judgement]:
    return judgement is not None and judgement.outcome != ALIVE


def differences(
    mutants: Iterable[Mutant], judged: Mapping[str, Judgement], known: Collection[str]
) -> Iterator[str]:
    """A sentence for each survivor without a reason, and each reason without a survivor."""
    for mutant in mutants:
        found = judged.get(mutant.key)
        if not _decided(found):
            continue
        if found.outcome != KILLED and mutant.name not in known:
            yield f"{found.outcome} without a reason: {mutant.name}"
        if found.outcome == KILLED and mutant.name in known:
            yield f"has a reason but was killed by {found.killer}: {mutant.name}"


def strangers(mutants: Iterable[Mutant], known: Iterable[str]) -> Iterator[str]:
    """A sentence for each reason whose mutant is not made any more."""
    names = {mutant.name for mutant in mutants}
    for name in known:
        if name not in names:
            yield f"has a reason but is not made: {name}"
