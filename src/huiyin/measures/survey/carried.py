"""The sampling design that a Parquet file carries: JSON under one key of its metadata, so that no one need know it.

The names are those of `Design`: `{"weights": "weight", "strata": "stratum", "clusters": ["village_code"]}`.
"""

import json
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.errors import CannotOpenError
from huiyin.measures.survey.designs import Design

DESIGN_KEY = b"huiyin.design"
_UNREADABLE = Text(
    "the sampling design in its metadata ('huiyin.design') is none that is known",
    "其元数据中的抽样设计（huiyin.design）无法识别",
)


def with_design(table: pa.Table, design: Design) -> pa.Table:
    """Give a table that carries its design when it is written."""
    said = {name: value for name, value in asdict(design).items() if value}
    return table.replace_schema_metadata({**(table.schema.metadata or {}), DESIGN_KEY: json.dumps(said)})


def carried_design(path: Path) -> Design | None:
    """Give the design that a Parquet file carries; none where it carries none, or is no such file.

    Raises:
        CannotOpenError: what it carries is no design.
    """
    if path.suffix != ".parquet" or not path.is_file():
        return None
    try:
        said = (pq.read_schema(path).metadata or {}).get(DESIGN_KEY)
        return None if said is None else Design(**json.loads(said))
    except (pa.ArrowException, ValueError, TypeError, ParameterError) as broken:
        raise CannotOpenError(source=path, why=_UNREADABLE) from broken
