"""The charges of the invented placements: who paid what, when, with which proof, what came back.

A payment or a refund that would lie after the day the demonstration is made has not happened.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import date

from registry.demonstration.costs import PRACTICES, PROOFS, Cost, Refund
from registry.demonstration.placements import Placed
from registry.demonstration.rows import (
    CHARGE_COLUMNS,
    Row,
    ago,
    chance,
    dice,
    later,
    money,
    rounded,
    row,
)

_HOME = {"NPL": "NPR", "PHL": "PHP"}
# About how many units of the origin's currency one of the wage's buys, for fees set by the wage.
_PER_WAGE_UNIT = {"SAR": 15.2, "MYR": 30.5, "AED": 37.0, "ILS": 37.5}
_MONTH, _NEXT_CASH = 30, 12  # days between two instalments, from wages and in cash


def charges(placed: Iterable[Placed], today: date, seed: int) -> Iterator[Row]:
    """Every charge, placement by placement; papers with a number carry it as their reference."""
    number = 0
    for placement in placed:
        rng = dice(seed, f"charges/{placement.row['reference']}")
        for cells in _of(placement, today, rng):
            # A cash payment has no paper that could carry a number.
            if cells["payee"] != "sub-agent":
                number += 1
                cells["reference"] = f"DEMO-C-{number:05d}"
            yield row(CHARGE_COLUMNS, cells)


def _of(placement: Placed, today: date, rng: random.Random) -> Iterator[dict[str, object]]:
    for name, share in _exclusive(placement.phase.practices, rng):
        if not chance(rng, share):
            continue
        practice = PRACTICES[name]
        for cost in practice.costs:
            yield from _payments(placement, cost, practice.refund, today, rng)


def _exclusive(
    practices: tuple[tuple[str, float], ...], rng: random.Random
) -> list[tuple[str, float]]:
    """The practices; of the advances for tests at most one, by its share, and so of cash fees."""
    kept = []
    for family in ("medical", "cash-fee"):
        members = [(name, share) for name, share in practices if name.startswith(family)]
        draw = rng.random()
        for name, share in members:
            if draw < share:
                kept.append((name, 1.0))
                break
            draw -= share
    return kept + [
        (name, share) for name, share in practices if not name.startswith(("medical", "cash-fee"))
    ]


def _payments(
    placement: Placed, cost: Cost, refund: Refund | None, today: date, rng: random.Random
) -> Iterator[dict[str, object]]:
    anchor = placement.dates.started if cost.abroad else placement.dates.signed
    if anchor is None:
        return
    first = later(anchor, rng.randint(*cost.when))
    amount = _amount(placement, cost, rng)
    evidence, reporter = _proof(cost, rng)
    for part in range(cost.parts):
        paid_on = later(first, part * (_MONTH if cost.abroad else _NEXT_CASH))
        if paid_on > today:
            return
        yield {
            "placement_reference": placement.row["reference"],
            "item": cost.item,
            "amount": money(amount),
            "currency": cost.currency or _HOME[placement.job.origin],
            "paid_on": paid_on,
            "borne_by": cost.borne_by,
            "payee": cost.payee,
            "reported_by": reporter,
            "evidence": evidence,
            **_refunded(placement, refund, amount, paid_on, today=today, rng=rng),
        }


def _amount(placement: Placed, cost: Cost, rng: random.Random) -> int:
    drawn = rng.uniform(*cost.amount)
    if cost.of_wage:
        rate = _PER_WAGE_UNIT[placement.job.currency]
        return rounded(placement.wage * rate * drawn / 100, 100)
    if cost.amount[0] == cost.amount[1]:
        return cost.amount[0]
    return rounded(drawn, 50 if drawn >= 1000 else 5)


def _proof(cost: Cost, rng: random.Random) -> tuple[str, str]:
    kinds = PROOFS[cost.proof]
    evidence, reporter, _ = rng.choices(kinds, [weight for _, _, weight in kinds])[0]
    return evidence, reporter


def _refunded(
    placement: Placed, refund: Refund | None, amount: int, paid_on: date, *, today: date,
    rng: random.Random,
) -> dict[str, object]:  # fmt: skip
    """The refund's two cells, or none where nothing has come back by today."""
    if refund is None:
        return {}
    if refund.day is not None:
        day = ago(today, refund.day)
    elif placement.dates.started is None:
        return {}
    else:
        day = later(placement.dates.started, rng.randint(*refund.after))
    if not paid_on <= day <= today:
        return {}
    return {"refunded_amount": money(amount * refund.per_cent // 100), "refunded_on": day}
