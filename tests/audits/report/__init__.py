"""The report's tests, with the invented audits and the reader of PDF files that they share."""
