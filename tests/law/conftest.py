"""The stories are judged on the same bare databases as the law's other tests."""

from tests.audits.conftest import connection

__all__ = ["connection"]
