"""The places of the register: one blueprint a file, listed by hand."""

from registry.views import (
    accounts,
    agencies,
    agreements,
    audits,
    checks,
    committees,
    costs,
    gaps,
    imports,
    law,
    office,
    placements,
    proposals,
    public,
    remedies,
    verdicts,
)

ROOMS = (
    public.bp,
    agreements.bp,
    costs.bp,
    office.bp,
    agencies.bp,
    imports.bp,
    placements.bp,
    checks.bp,
    verdicts.bp,
    remedies.bp,
    gaps.bp,
    law.bp,
    proposals.bp,
    audits.bp,
    committees.bp,
    accounts.bp,
)
