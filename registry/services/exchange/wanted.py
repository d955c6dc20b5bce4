"""Many values given to a statement as one JSON list, so that it is made and read once.

A parameter for each would be spelled out anew for every execution, and a database takes only so
many of them.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, Select, Text, bindparam, cast, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class _Elements(FunctionElement[Any]):
    """The elements of a JSON list as rows of one column, `value`."""

    name = "elements"
    inherit_cache = True


@compiles(_Elements, "sqlite")
def _on_sqlite(element: _Elements, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **options)})"


@compiles(_Elements, "postgresql")
def _on_postgresql(element: _Elements, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_array_elements_text(CAST({compiler.process(element.clauses, **options)} AS json))"


_value = _Elements(bindparam("wanted", type_=Text)).table_valued("value").c.value
WORDS: Select[Any] = select(_value)
"""The texts that are given as `wanted`."""
NUMBERS: Select[Any] = select(cast(_value, BigInteger))
"""The whole numbers that are given as `wanted`."""


def given(values: Iterable[Any]) -> dict[str, str]:
    """The parameters of a statement that looks for those texts or whole numbers."""
    return {"wanted": json.dumps(list(values))}
