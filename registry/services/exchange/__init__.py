"""Facts that come in as CSV: registers of agencies, placements, charges, reference terms, rates.

All or nothing: every bad row is listed, and nothing is written unless the whole file is good or
the bad rows are left out on purpose. An empty cell means unknown. The same file twice changes
nothing. Callers commit.
"""
