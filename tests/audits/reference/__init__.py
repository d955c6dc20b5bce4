"""The reference interpreter: the contract of verdicts in slow and plain Python."""
