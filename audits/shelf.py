"""The shelf: every law file of the project, read, checked and accounted for.

What one file says is in `audits.instrument`; nothing here judges anything.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from audits.clause import Clause, Unchecked
from audits.errors import BadInstrument, UnknownInstrument
from audits.instrument import KINDS, Instrument, examine
from audits.tables import SEEN
from audits.words import N_

LAW = Path(__file__).parent / "law"
FOLDERS = {
    "agreements": "agreement",
    "national": "national_law",
    "conventions": "convention",
    "standards": "standard",
}
PROVISION = re.compile(r"([0-9]+)[a-z]", re.ASCII)


@dataclass(frozen=True)
class Coverage:
    """How an instrument's provisions are accounted for: judged by clauses, or not and why.

    `checked` are the provisions with a clause, of which one may need several; `idle` says why the
    whole instrument judges nothing, "" where it does.
    """

    instrument: str
    kind: str
    provisions: int
    checked: int
    clauses: int
    unchecked: tuple[Unchecked, ...]
    idle: str


@dataclass(frozen=True)
class Total:
    """The provisions of one kind of instrument whose text was seen in one way."""

    kind: str
    seen: str
    provisions: int
    checked: int


def load_all(folder: Path = LAW) -> tuple[Instrument, ...]:
    """Every instrument, by id; the first bad file is raised, BadInstrument."""
    instruments, faults = check_all(folder)
    if faults:
        raise faults[0]
    return instruments


def check_all(folder: Path = LAW) -> tuple[tuple[Instrument, ...], list[BadInstrument]]:
    """The good instruments, by id, and every fault of the others."""
    good: dict[str, Instrument] = {}
    faults: list[BadInstrument] = []
    for path in sorted(folder.rglob("*.toml")):
        instrument, found = _examine_file(path)
        faults += found
        if instrument is None:
            continue
        if instrument.id in good:
            faults.append(BadInstrument(path.name, "", N_("there is another file of this id")))
        good.setdefault(instrument.id, instrument)
    return tuple(good[name] for name in sorted(good)), faults


def find(instruments: Iterable[Instrument], name: str) -> Instrument:
    """The instrument whose id is `name`; UnknownInstrument where there is none."""
    for instrument in instruments:
        if instrument.id == name:
            return instrument
    raise UnknownInstrument(N_("there is no instrument %(id)s"), id=repr(name))


def coverage(instruments: Iterable[Instrument]) -> tuple[Coverage, ...]:
    """One row an instrument; 03a and 03b are clauses of one provision, 03."""
    return tuple(
        Coverage(
            instrument=instrument.id,
            kind=instrument.kind,
            provisions=len(provisions(instrument)),
            checked=len(_numbers(instrument.clauses)),
            clauses=len(instrument.clauses),
            unchecked=instrument.unchecked,
            idle=idle(instrument),
        )
        for instrument in instruments
    )


def totals(instruments: Iterable[Instrument]) -> tuple[Total, ...]:
    """The provisions by kind and by how their text was seen; what was seen best counts."""
    found: Counter[tuple[str, str]] = Counter()
    checked: Counter[tuple[str, str]] = Counter()
    for instrument in instruments:
        judged = _numbers(instrument.clauses)
        for number, seen in _seen(instrument).items():
            found[instrument.kind, seen] += 1
            checked[instrument.kind, seen] += number in judged
    return tuple(
        Total(kind, seen, found[kind, seen], checked[kind, seen])
        for kind in KINDS
        for seen in SEEN
        if found[kind, seen]
    )


def idle(instrument: Instrument) -> str:
    """Why the instrument judges nothing; "" where it can."""
    if instrument.kind == "convention" and not instrument.place.ratifications:
        return N_("no state has been seen that ratified it")
    return "" if instrument.clauses else N_("no provision of it has a check")


def provisions(instrument: Instrument) -> tuple[str, ...]:
    """The numbers of the instrument's provisions, judged or not, in order."""
    return tuple(sorted(_numbers((*instrument.clauses, *instrument.unchecked))))


def number_of(entry: Clause | Unchecked) -> str:
    """The number of the provision that a clause is, or is a part of: 03 for 03a."""
    return PROVISION.sub(r"\1", entry.id)


def _numbers(entries: Iterable[Clause | Unchecked]) -> set[str]:
    return {number_of(entry) for entry in entries}


def _seen(instrument: Instrument) -> dict[str, str]:
    """How each provision was seen: of its parts the one that was seen best."""
    best: dict[str, str] = {}
    entries: list[Clause | Unchecked] = [*instrument.clauses, *instrument.unchecked]
    for entry in entries:
        number = number_of(entry)
        best[number] = min(best.get(number, entry.seen), entry.seen, key=SEEN.index)
    return best


def _examine_file(path: Path) -> tuple[Instrument | None, list[BadInstrument]]:
    try:
        # Bytes, not text: the edition is of the file as it is, line ends and all.
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        return None, [BadInstrument(path.name, "", N_("this is no UTF-8 text"))]
    instrument, faults = examine(text, path.name)
    if instrument is not None and FOLDERS.get(path.parent.name) != instrument.kind:
        fault = BadInstrument(
            path.name,
            "",
            N_("a file of kind %(kind)s does not belong in the folder %(folder)s"),
            kind=instrument.kind,
            folder=path.parent.name,
        )
        return None, [fault]
    return instrument, faults
