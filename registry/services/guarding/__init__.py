"""The guard: whether an agency resembles one that was suspended, revoked or disqualified, and why.

What can be alike is in `traits`, whether two are in `matching`; both know nothing of the database.
Nobody is refused by it: an officer writes why each resemblance passes (`passing`).
"""
