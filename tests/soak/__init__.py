"""Long trials by chance: bits that flip, insiders who edit, processes that are killed.

In `make test` each is short; `make soak` runs the long ones and prints their figures. The seed is
fixed, so that a trial that fails can be had again.
"""
