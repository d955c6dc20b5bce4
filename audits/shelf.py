"""The shelf: every law file of the project, read, checked and accounted for.

What one file says is in `audits.instrument`; nothing here judges anything.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from audits.clause import Unchecked
from audits.errors import BadInstrument, UnknownInstrument
from audits.instrument import Instrument, examine
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
    """How an instrument's provisions are accounted for: judged by clauses, or not and why."""

    instrument: str
    provisions: int
    clauses: int
    unchecked: tuple[Unchecked, ...]


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
            provisions=len(provisions(instrument)),
            clauses=len(instrument.clauses),
            unchecked=instrument.unchecked,
        )
        for instrument in instruments
    )


def provisions(instrument: Instrument) -> tuple[str, ...]:
    """The numbers of the instrument's provisions, judged or not, in order."""
    numbers = [clause.id for clause in instrument.clauses]
    numbers += [entry.id for entry in instrument.unchecked]
    return tuple(sorted({PROVISION.sub(r"\1", number) for number in numbers}))


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
