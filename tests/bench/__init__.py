"""The bench: what this machine does with the product, printed and never asserted.

Run as `make bench`, or `python -m tests.bench checking pages` for some sections. Each section is
one module with a `run()` and runs in a process of its own, so that its memory is its own; all
that it makes stands in a temporary folder that goes away with it. pytest collects nothing here.
"""
