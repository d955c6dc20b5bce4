"""The law: instruments as data, checks that judge by them, and the report.

Nothing here knows of requests, sessions or the clock; days and facts are handed in.
"""
