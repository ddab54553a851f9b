"""Spark as an engine: what people hand over as lazy tables of a session, theirs if they have one.

Without one, Spark runs on this machine alone: its own ports listen here only, and it keeps quiet. Who has a cluster
makes the session (`SparkSession.builder.master(...).getOrCreate()`) before measuring.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import narwhals as nw
import pyarrow as pa

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text

_OURS = {
    "spark.app.name": "huiyin",
    "spark.master": "local[*]",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}
# A cell in quotes may hold line breaks and doubled quotes; a row of another length is an error, not a row of nulls.
_CSV = {"header": True, "multiLine": True, "escape": '"', "mode": "FAILFAST"}


def scan_parquet(files: Sequence[str]) -> nw.LazyFrame[Any]:
    """Open Parquet files as one lazy table.

    Raises:
        ParameterError: Spark is not installed, or does not start.
    """
    frame: nw.LazyFrame[Any] = nw.from_native(_session().read.parquet(*files))
    return frame


def scan_csv(files: Sequence[str], separator: str, quote: str) -> nw.LazyFrame[Any]:
    """Open CSV files with a header as one lazy table of texts.

    Raises:
        ParameterError: Spark is not installed, or does not start.
    """
    frame: nw.LazyFrame[Any] = nw.from_native(_session().read.csv([*files], sep=separator, quote=quote, **_CSV))
    return frame


def from_arrow(table: pa.Table) -> nw.LazyFrame[Any]:
    """Open an Arrow table.

    Raises:
        ParameterError: Spark is not installed, or does not start.
    """
    known = pa.schema([(field.name, _known(field.type)) for field in table.schema])
    frame: nw.LazyFrame[Any] = nw.from_native(_session().createDataFrame(table.cast(known)))
    return frame


def _session() -> Any:
    try:
        sql, errors, logger = map(import_module, ("pyspark.sql", "pyspark.errors", "pyspark.logger"))
    except ImportError as absent:
        raise ParameterError(name="engine", value="spark", allowed=_INSTALLED, mend=_INSTALL) from absent
    # It prints a page of Java for every name that is not found, before anybody could answer it.
    logger.PySparkLogger.getLogger("DataFrameQueryContextLogger").setLevel("CRITICAL")
    active = sql.SparkSession.getActiveSession()
    if active is not None:
        return active
    try:
        return sql.SparkSession.builder.config(map=_OURS).getOrCreate()
    except errors.PySparkRuntimeError as failed:
        raise ParameterError(name="engine", value="spark", allowed=_STARTED, mend=_JAVA) from failed


def _known(kind: pa.DataType) -> pa.DataType:
    """Give a kind of column that Spark knows for one that it does not."""
    if pa.types.is_dictionary(kind):
        return _known(kind.value_type)
    if pa.types.is_unsigned_integer(kind):
        return pa.int64()
    return pa.string() if pa.types.is_string_view(kind) else kind


_INSTALLED = Text("duckdb, polars, or spark where PySpark is installed", "duckdb、polars，或已安装 PySpark 时的 spark")
_INSTALL = Text("Install it: pip install 'huiyin[spark]'.", "请安装：pip install 'huiyin[spark]'。")
_STARTED = Text("duckdb, polars, or spark where Java is installed", "duckdb、polars，或已安装 Java 时的 spark")
_JAVA = Text(
    "Spark did not start. Install Java 17 or later, for example: apt-get install openjdk-17-jre-headless.",
    "Spark 未能启动。请安装 Java 17 或更高版本，例如：apt-get install openjdk-17-jre-headless。",
)
