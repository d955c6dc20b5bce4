"""The sentences that people read of a clause: what each check asks, with room for its values.

Which sentence a clause gets, and with which values, is in `services.explaining`.
"""

from audits.words import N_

CHECKS = {
    "nothing-paid": N_("The worker paid nothing for %(items)s."),
    "paid-at-most": N_("The worker paid no more than %(ceiling)s for %(items)s."),
    "paid-at-most-wage": N_(
        "The worker paid no more than %(months)s month(s) of wage for %(items)s."
    ),
    "repaid-by": N_(
        "What the worker paid for %(items)s was paid back within %(days)s days of starting work."
    ),
    "exception-valid": N_(
        "What the worker paid for %(items)s rests on an exception that was made by regulation after"
        " consultation, serves the workers, names them and the cost, and was told them in time."
    ),
    "wage-at-least": N_("The wage is %(amount)s %(period)s or more."),
    "wage-at-least-reference": N_(
        "The wage is not below the reference wage for that place, work and day: %(kinds)s."
    ),
    "wage-at-least-comparator": N_("The wage is not below a national's in the same job."),
    "paid-as-agreed": N_("The wage paid is not below the wage agreed."),
    "agreed-as-offered": N_("The wage agreed is not below the wage offered."),
    "hours-at-most": N_("The hours a week are %(value)s or fewer."),
    "rest-at-least": N_("The longest unbroken rest in a week is %(value)s hours or more."),
    "leave-at-least": N_("The paid leave is %(value)s days a year or more."),
    "overtime-at-least": N_("Overtime is paid %(value)s times the wage or more."),
    "hours-not-worse": N_("The hours are no longer than a national's in the same job."),
    "leave-not-worse": N_("The paid leave is no shorter than a national's in the same job."),
    "overtime-not-worse": N_("Overtime is paid no worse than a national's in the same job."),
    "signed-before-departure": N_(
        "The contract was signed before departure, at least %(days)s days before it."
    ),
    "passport-with-worker": N_("The worker holds the passport."),
    "wage-by-bank": N_("The wage is paid through a bank."),
    "wage-by-day": N_("The wage is paid within %(day)s days after the period's end."),
    "free-to-change-job": N_("The worker may change job."),
    "union-free": N_("The worker is free to join a union."),
    "insured": N_("The worker is insured."),
    "social-security": N_("The worker is in social security."),
    "accommodation-provided": N_("The worker has lodging, or money for it."),
    "language-understood": N_("The contract is in a language that the worker understands."),
    "contract-registered": N_("The contract was registered before %(before)s."),
    "orientation-given": N_("The worker was given orientation before %(before)s."),
    "age-at-least": N_("The worker was %(years)s years old or older at signature."),
    "age-at-most": N_("The worker was %(years)s years old or younger at signature."),
    "licensed-on-day": N_("The agency had a licence for this on the clause's day."),
}
# How a breach is told to a worker, with what was found (`observed`) and what the rule asks.
BREACHED = {
    "nothing-paid": N_(
        "The worker paid %(observed)s for %(items)s, and the rule is that a worker pays nothing "
        "for that."
    ),
    "paid-at-most": N_(
        "The worker paid %(observed)s for %(items)s, and the most that the rule allows is "
        "%(limit)s."
    ),
    "paid-at-most-wage": N_(
        "The worker paid %(observed)s for %(items)s, and the most that the rule allows is "
        "%(months)s month(s) of wage, %(limit)s."
    ),
    "repaid-by": N_(
        "What the worker paid for %(items)s had to come back by %(limit)s, and it did not all "
        "come back in time."
    ),
    "exception-valid": N_(
        "The worker paid %(observed)s for %(items)s, and what the state lets agencies ask for is "
        "no valid exception here. It lacks: %(limit)s."
    ),
    "wage-at-least": N_(
        "The wage is %(observed)s %(wage_period)s, and the rule asks for %(limit)s %(period)s or "
        "more."
    ),
    "wage-at-least-reference": N_(
        "The wage is %(observed)s %(wage_period)s, less than the reference wage for that place, "
        "work and day, which is %(limit)s %(period)s."
    ),
    "wage-at-least-comparator": N_(
        "The wage is %(observed)s %(wage_period)s, and a national in the same job gets %(limit)s."
    ),
    "paid-as-agreed": N_(
        "The worker is paid %(observed)s %(wage_period)s, and the contract says %(limit)s."
    ),
    "agreed-as-offered": N_(
        "The contract says %(observed)s %(wage_period)s, and the worker was offered %(limit)s."
    ),
    "hours-at-most": N_(
        "The worker works %(observed)s hours a week, and the rule allows %(limit)s."
    ),
    "rest-at-least": N_(
        "The longest unbroken rest in a week is %(observed)s hours, and the rule asks for "
        "%(limit)s."
    ),
    "leave-at-least": N_(
        "The worker has %(observed)s days of paid leave a year, and the rule asks for %(limit)s."
    ),
    "overtime-at-least": N_(
        "Overtime is paid %(observed)s times the wage, and the rule asks for %(limit)s times."
    ),
    "hours-not-worse": N_(
        "The worker works %(observed)s hours a week, and a national in the same job %(limit)s."
    ),
    "leave-not-worse": N_(
        "The worker has %(observed)s days of paid leave a year, and a national in the same job "
        "%(limit)s."
    ),
    "overtime-not-worse": N_(
        "Overtime is paid %(observed)s times the wage, and a national in the same job gets "
        "%(limit)s times."
    ),
    "signed-before-departure": N_("The contract was signed too late: on %(observed)s."),
    "passport-with-worker": N_("The passport is held by %(observed)s and not by the worker."),
    "wage-by-bank": N_("The wage is not paid through a bank: %(observed)s."),
    "wage-by-day": N_(
        "The wage is paid %(observed)s days after the period's end, and the rule allows %(limit)s."
    ),
    "free-to-change-job": N_("The worker may not change job freely: %(observed)s."),
    "union-free": N_("The worker is not free to join a union."),
    "insured": N_("The worker is not insured."),
    "social-security": N_("The worker is not in social security."),
    "accommodation-provided": N_("The worker has no lodging, or none of the kind that is due."),
    "language-understood": N_("The contract is in a language that the worker does not understand."),
    "contract-registered": N_("The contract was registered on %(observed)s, after %(before)s."),
    "orientation-given": N_("The worker was given orientation on %(observed)s, after %(before)s."),
    "age-at-least": N_(
        "The worker was %(observed)s at signature, and the rule asks for %(years)s years or more."
    ),
    "age-at-most": N_(
        "The worker was %(observed)s at signature, and the rule asks for %(years)s years or less."
    ),
    "licensed-on-day": N_(
        "On that day the agency had no licence that let it recruit for this work: %(observed)s."
    ),
}
CLAUSE_DAYS = {
    "signed": N_("the day the contract was signed"),
    "departed": N_("the day of departure"),
    "started": N_("the first day of work"),
}
BEFORE = {"departed": N_("departure"), "started": N_("the start of work")}
KINDS = {
    "minimum": N_("the legal minimum"),
    "collective": N_("the collective agreement"),
    "prevailing": N_("the prevailing wage"),
    "comparable": N_("comparable workers"),
}
PARAMETERS = {
    "ceiling": N_("Ceiling"),
    "months": N_("Monthly wages"),
    "days": N_("Days"),
    "amount": N_("Least wage"),
    "value": N_("Value"),
    "day": N_("Day"),
    "years": N_("Years"),
}
NO_DAYS = N_("The contract was signed before departure.")
NO_CONSENT = N_("The worker may change job without anybody's consent.")
NO_ALLOWANCE = N_("The worker has lodging.")
