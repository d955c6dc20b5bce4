"""Keeping the whole register: one file that either engine can be restored from, and its proof.

What is kept is every table as the database has it, at one moment, and the files that officers put
into the instance folder. Keys and the secret are never in it.
"""
