"""The audit report as a PDF file: its data, its parts, its pages and its letters.

What is in a report is decided by whoever fills `AuditReport`; nothing here asks a database.
"""

from audits.report.data import AuditReport
from audits.report.document import render

__all__ = ["AuditReport", "render"]
