"""Bonds: what is required and held, drawn for workers and still to be covered, and who enters it.

`ledger` folds entries into a day's bond, `requiring` says what a register asks, `weighing` holds
one against the other, `entering` examines and records an entry, `reminding` says what ends soon.
"""
