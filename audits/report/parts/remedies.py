"""Part 10: the remedy table, what is owed to each worker in the currency that was paid."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from audits.money import Money
from audits.report import vocabulary
from audits.report.data import AuditReport, InterestRate, Remedy
from audits.report.flow import Flow
from audits.report.parts import repayments
from audits.report.table import DENSE, Column, Row, table
from audits.report.wording import Wording
from audits.words import N_

WIDEST = 4
"""Of how many pairs of sums the columns can be read."""


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write the table and what is to be said of interest."""
    flow.part(words.say(N_("10. Remedy table")))
    if not report.remedies:
        flow.prose(words.say(N_("Nothing was found that is to be repaid.")))
        return
    text = N_(
        "One line for each worker, the bases side by side and never added. Open is what is still "
        "owed under a basis, established the part of it that rests on sufficient evidence. What "
        "came back of a payment, and when, stands with it in part 5."
    )
    flow.prose(words.say(text))
    if all(remedy.reachable is None for remedy in report.remedies):
        flow.prose(words.say(N_("It is not recorded which workers can still be reached.")))
    _table(flow, report, _Shape(report, words))
    if not all(remedy.may_order for remedy in report.remedies):
        text = N_(
            "* The instrument is not confirmed or only assumed to be in force: it founds no order "
            "to repay by itself."
        )
        flow.note(words.say(text))
    flow.prose(_interest(report, words), keep=True)
    if any(remedy.interest is not None for remedy in report.remedies):
        _table(flow, report, _InterestShape(report, words))
    repayments.write(flow, report, words)


def _interest(report: AuditReport, words: Wording) -> str:
    if not report.interest_rates:
        text = N_("No rate of interest is set by law or by the joint body, so none is reckoned.")
        return words.say(text)
    told = [_rate(rate, words) for rate in report.interest_rates]
    text = N_(
        "It runs by days of 365 a year from the day of payment to the day of the run and is not "
        "part of what is open."
    )
    return " ".join([*told, words.say(text)])


def _rate(rate: InterestRate, words: Wording) -> str:
    values = {"percent": words.decimal(rate.percent), "source": rate.source}
    if rate.since is None:
        return words.say(N_("Interest is simple, at %(percent)s%% a year (%(source)s)."), **values)
    text = N_("Interest is simple, at %(percent)s%% a year from %(day)s on (%(source)s).")
    return words.say(text, day=words.day(rate.since), **values)


def _table(flow: Flow, report: AuditReport, shape: "_Shape") -> None:
    """Write a line a worker in each currency, and the sums."""
    rows: list[Row] = []
    by_currency: dict[str, dict[str, dict[str, Remedy]]] = defaultdict(lambda: defaultdict(dict))
    for remedy in report.remedies:
        by_currency[remedy.open.currency][remedy.worker][remedy.basis] = remedy
    for code, workers in sorted(by_currency.items()):
        rows.append(Row((code,), "group"))
        rows.extend(shape.row(worker, workers[worker]) for worker in sorted(workers))
        rows.append(shape.total(list(workers.values()), code))
    table(flow, shape.columns(), rows, DENSE)


class _Shape:
    """Which columns the table has: those of the bases that owe something, each by itself."""

    def __init__(self, report: AuditReport, words: Wording) -> None:
        remedies, self.words = report.remedies, words
        self.bases = [basis for basis in vocabulary.BASES if _of(remedies, basis)]
        repaid = {
            basis for basis in self.bases if any(r.repaid.amount for r in _of(remedies, basis))
        }
        self.repaid = repaid if len(self.bases) + len(repaid) <= WIDEST else set()
        self.starred = {
            basis for basis in self.bases if not any(r.may_order for r in _of(remedies, basis))
        }
        self.reached = any(remedy.reachable is not None for remedy in remedies)

    def columns(self) -> list[Column]:
        """The columns: for each basis what is open, what of it is established, and what came."""
        words = self.words
        found = [Column(words.say(N_("Worker")), 44)]
        for basis in self.bases:
            star = " *" if basis in self.starred else ""
            over = f"{words.key(vocabulary.BASES, basis)}{star}"
            found += [Column(words.say(title), 58, "figure", over) for title in self._titles(basis)]
        if self.reached:
            found.append(Column(words.say(N_("Reached")), 34, "end"))
        return found

    def row(self, worker: str, of: Mapping[str, Remedy]) -> Row:
        """The line of one worker in one currency."""
        words, marked = self.words, False
        cells: list[str] = []
        for basis in self.bases:
            remedy = of.get(basis)
            cells += [words.number(sum_) for sum_ in self._sums(basis, remedy)]
            marked |= remedy is not None and not remedy.may_order and basis not in self.starred
        if self.reached:
            known = next((r.reachable for r in of.values() if r.reachable is not None), None)
            names = {None: "–", True: words.say(N_("yes")), False: words.say(N_("no"))}
            cells.append(names[known])
        return Row((f"{worker} *" if marked else worker, *cells))

    def total(self, workers: Sequence[Mapping[str, Remedy]], code: str) -> Row:
        """The sums of one currency, basis by basis."""
        cells: list[str] = []
        for basis in self.bases:
            columns = zip(*(self._sums(basis, of.get(basis)) for of in workers), strict=True)
            cells += [
                _added([sum_ for sum_ in column if sum_], code, self.words) for column in columns
            ]
        end = ("",) if self.reached else ()
        return Row((self.words.say(N_("Total")), *cells, *end), "total")

    def _titles(self, basis: str) -> list[str]:
        titles = [N_("Found"), N_("Repaid")] if basis in self.repaid else []
        return [*titles, N_("Open"), N_("Established")]

    def _sums(self, basis: str, remedy: Remedy | None) -> list[Money | None]:
        if remedy is None:
            return [None] * len(self._titles(basis))
        sums = [remedy.found, remedy.repaid] if basis in self.repaid else []
        return [*sums, remedy.open, remedy.established]


class _InterestShape(_Shape):
    """The interest alone, a column a basis; it is no part of what is open."""

    def _titles(self, basis: str) -> list[str]:
        return [N_("Interest")]

    def _sums(self, basis: str, remedy: Remedy | None) -> list[Money | None]:
        return [remedy.interest if remedy else None]


def _of(remedies: Sequence[Remedy], basis: str) -> list[Remedy]:
    return [remedy for remedy in remedies if remedy.basis == basis]


def _added(sums: Sequence[Money], code: str, words: Wording) -> str:
    return words.number(Money(sum(money.amount for money in sums), code)) if sums else "–"
