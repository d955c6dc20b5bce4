"""The mathematics of the journal: tree, proofs, signed notes, the files that a mirror holds.

Here are bytes and numbers only: no database, no Flask, no clock. What the entries mean and where
they are kept is not known here. Formats: RFC 6962 and 9162 (tree and proofs), C2SP (notes).
"""
