"""What can go wrong in the register, as one small tree.

    RegistryError
    ├── NotFound    404  the record is not here, or not for this reader
    ├── Forbidden   403  the reader's role may not do this
    └── Refused     422  the act is understood and not possible; names the field and the reason

Services raise these; one handler turns them into a page, the command line into one sentence.
"""

from typing import ClassVar


class RegistryError(Exception):
    """The root of everything a user can cause."""

    status: ClassVar[int] = 500

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotFound(RegistryError):
    """The record does not exist, or the reader may not know that it does."""

    status = 404


class Forbidden(RegistryError):
    """The reader's role does not allow this."""

    status = 403


class Refused(RegistryError):
    """The act is not possible; `field` names the answer at fault ("" = the whole form)."""

    status = 422

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field
