"""The places of the register: one blueprint a file, listed by hand."""

from registry.views import (
    accounts,
    agencies,
    agreements,
    audits,
    checks,
    committees,
    costs,
    imports,
    office,
    placements,
    public,
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
    audits.bp,
    committees.bp,
    accounts.bp,
)
