"""Lists that repeat themselves, told shortly: what neighbours have in common is said once."""

from collections.abc import Iterable


def folded_clauses(clauses: Iterable[str]) -> list[str]:
    """References of clauses, each instrument named once: "NPL-MYS-2018 #01, #02"."""
    numbers: dict[str, list[str]] = {}
    for clause in dict.fromkeys(clauses):
        instrument, mark, number = clause.rpartition("#")
        numbers.setdefault(instrument, []).append(mark + number)
    return [
        f"{instrument} {', '.join(of)}" if instrument else ", ".join(of)
        for instrument, of in numbers.items()
    ]


def folded_cites(cites: Iterable[str]) -> list[str]:
    """Citations, each once; what several have before their first comma and colon is said once.

    "X (2018), category B: travel" and "X (2018), category B: tools" are told as
    "X (2018), category B: travel; tools". Empty ones are left out.
    """
    single = dict.fromkeys(
        part.strip() for cite in cites for part in cite.split("; ") if part.strip()
    )
    return _folded(single, (", ", ": "))


def common_head(cites: Iterable[str]) -> str:
    """What several citations all have before their first comma; "" where they have nothing."""
    heads = [cite.partition(", ")[0] if ", " in cite else "" for cite in cites]
    return heads[0] if len(heads) > 1 and len(set(heads)) == 1 else ""


def _folded(texts: Iterable[str], marks: tuple[str, ...]) -> list[str]:
    if not marks:
        return list(texts)
    mark, *finer = marks
    groups: dict[str, list[str]] = {}
    for text in texts:
        head, found, tail = text.partition(mark)
        groups.setdefault(head + found, []).append(tail)
    return [head + "; ".join(_folded(tails, tuple(finer))) for head, tails in groups.items()]
