"""Whatever tables a person hands over, as lazy tables of an engine: DuckDB, Polars or Spark."""
