"""A verdict told twice: in one sentence for the worker, and in one line for a lawyer to quote."""

from flask_babel import gettext as _

from registry.services import explaining, sentences, wording
from registry.services.proving import Proof

SHORT = 12
"""How many digits of an edition's SHA-256 are quoted."""


def sentence(proof: Proof) -> str:
    """What the verdict means, in one sentence that a worker understands."""
    view = proof.view
    match view.outcome:
        case "met":
            return _("The rule was kept: %(rule)s", rule=_lowered(proof.asks))
        case "unknown":
            missing = _(", ").join(wording.fact_name(name) for name in view.missing)
            return _(
                "Nobody can say yet whether the rule was kept, because this is not known: "
                "%(facts)s.",
                facts=missing,
            )
    told = sentences.BREACHED.get(view.check)
    if told is None or (view.observed is None and "%(observed)s" in told):
        return _("The rule was not kept: %(rule)s", rule=_lowered(proof.asks))
    return _(told) % _values(proof)


def line(proof: Proof) -> str:
    """The verdict as a lawyer quotes it: clause, citation, edition, values, days, run and force."""
    view = proof.view
    parts = [
        f"{view.clause}, {view.cite or _('article not seen')}",
        _("edition %(edition)s", edition=proof.instrument.edition[:SHORT]),
        wording.outcome_name(view.outcome),
        _("observed %(value)s", value=view.observed or "–"),
        _("limit %(value)s", value=view.limit or "–"),
    ]
    if view.missing:
        parts.append(_("missing %(names)s", names=", ".join(view.missing)))
    parts += [
        _("judged for %(day)s", day=view.on or "–"),
        _("as of %(day)s", day=proof.as_of.isoformat()),
        _("run %(number)s", number=proof.run.id) if proof.run else _("no stored run"),
        wording.basis_name(view.basis),
        wording.force_name(view.force),
    ]
    return "; ".join(parts) + "."


def _values(proof: Proof) -> dict[str, str]:
    """What a sentence may name: what was found and asked, and the clause's own values."""
    view, on = proof.view, proof.day or proof.as_of
    values = explaining.parameters_in_words(proof.clause, on)
    if proof.charges:
        values["items"] = explaining.items_in_words({one.charge["item"] for one in proof.charges})
    for term in proof.references:
        if term["wage_amount"] == view.row.limit_value:
            values["period"] = wording.period_name(term["wage_period"])
    period = next((fact.value for fact in proof.facts if fact.name == "wage_period"), "")
    return {
        "observed": wording.value_name(view.observed or ""),
        "limit": wording.value_name(view.limit or ""),
        "wage_period": period,
        **values,
    }


def _lowered(rule: str) -> str:
    """A sentence as the end of another one."""
    return rule[:1].lower() + rule[1:]
