"""Mutants of the law: how many of the small changes to audits/ the law's tests notice."""
