"""The acts of the register: they take models and plain values and never see the request.

They raise `NotFound` or `Refused(field, message)`, flush, and never commit. `get_` raises,
`find_` may be None, `list_` is a list in a stated order.
"""
