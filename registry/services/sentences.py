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
    "language-understood": N_("The contract is in a language that the worker understands."),
    "contract-registered": N_("The contract was registered before %(before)s."),
    "orientation-given": N_("The worker was given orientation before %(before)s."),
    "age-at-least": N_("The worker was %(years)s years old or older at signature."),
    "licensed-on-day": N_("The agency had a licence for this on the clause's day."),
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
}
NO_DAYS = N_("The contract was signed before departure.")
NO_CONSENT = N_("The worker may change job without anybody's consent.")
