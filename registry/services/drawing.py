"""The table of acts as a diagram, in Mermaid's words; the README shows it and a test compares."""

from collections.abc import Iterator

from audits.standing import MAY_RECRUIT, STOPS
from registry.acts import (
    ACTS,
    APPEAL,
    APPLICATION,
    AS_BEFORE,
    GRANTING,
    LAPSED,
    LICENCE,
    RUNNING,
    UNLICENSED,
)
from registry.bonds import CLEARANCE, CLEARANCES

# Statuses that are drawn as one, so that the arrows can be followed.
TOGETHER: dict[str | None, str] = {
    **dict.fromkeys(UNLICENSED, "[*]"),
    **dict.fromkeys((*MAY_RECRUIT, AS_BEFORE), "may_recruit"),
    **dict.fromkeys(STOPS, "stopped"),
    **dict.fromkeys(LAPSED, "expired"),
}
BY_DATE = {
    ("may_recruit", "expired"): ["by date"],
    ("stopped", "may_recruit"): ["by date"],
}


def diagram() -> str:
    """The four lives as one Mermaid state diagram: an arrow names all the acts that go its way."""
    lines = ["stateDiagram-v2"]
    for of in (APPLICATION, LICENCE, APPEAL):
        arrows = _licence() if of == LICENCE else _beside(of)
        lines += _framed(of, arrows)
    lines += _framed(CLEARANCE, _clearance())
    return "\n".join(lines) + "\n"


def _framed(of: str, arrows: Iterator[str]) -> list[str]:
    return [f"    state {of} {{", *(f"        {line}" for line in arrows), "    }"]


def _clearance() -> Iterator[str]:
    arrows: dict[tuple[str, str], list[str]] = {}
    for name, act in CLEARANCES.items():
        for way in act.turns:
            arrows.setdefault(way, []).append(name)
    return _drawn(arrows)


def _licence() -> Iterator[str]:
    arrows = {way: list(names) for way, names in BY_DATE.items()}
    for name, act in ACTS.items():
        if act.of == LICENCE:
            for start in sorted({TOGETHER.get(one, one or "") for one in act.before}):
                end = TOGETHER.get(act.makes, act.makes or "")
                arrows.setdefault((start, end), []).append(name)
    return _drawn(arrows)


def _beside(of: str) -> Iterator[str]:
    """An application or an appeal; its ends lead to its beginning, which is drawn once."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for name, act in ACTS.items():
        if act.of == of:
            begins = None in act.before or act.makes == "pending"
            for start in ["[*]"] if begins else sorted(one for one in act.before if one):
                arrows.setdefault((start, act.makes or start), []).append(name)
    if of == APPLICATION:
        arrows |= {(start, "granted"): list(GRANTING) for start in sorted(RUNNING)}
        arrows[("refused", "under_review")] = ["allow_appeal"]
    return _drawn(arrows)


def _drawn(arrows: dict[tuple[str, str], list[str]]) -> Iterator[str]:
    for (start, end), names in arrows.items():
        yield f"{start} --> {end}: {', '.join(names).replace('_', ' ')}"
