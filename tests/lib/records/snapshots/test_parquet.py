import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from huiyin.records.snapshots.parquet import GROUP_ROWS, write_parquet

SCHEMA = pa.schema([pa.field("id", pa.int64(), nullable=False)])
ROWS = 2 * GROUP_ROWS + 7


def batches(size):
    return (pa.record_batch({"id": range(at, min(at + size, ROWS))}, schema=SCHEMA) for at in range(0, ROWS, size))


@pytest.mark.parametrize("size", [1000, GROUP_ROWS, 3 * GROUP_ROWS])
def test_row_groups_are_whole_however_the_batches_are_cut(tmp_path, size):
    write_parquet(tmp_path / "a.parquet", SCHEMA, batches(size))
    read = pq.ParquetFile(tmp_path / "a.parquet")
    assert [read.metadata.row_group(at).num_rows for at in range(read.num_row_groups)] == [GROUP_ROWS, GROUP_ROWS, 7]
    assert read.read()["id"].to_pylist() == list(range(ROWS))


def test_the_same_rows_give_the_same_bytes_however_they_are_cut(tmp_path):
    for size in (997, 5000):
        write_parquet(tmp_path / f"{size}.parquet", SCHEMA, batches(size))
    assert (tmp_path / "997.parquet").read_bytes() == (tmp_path / "5000.parquet").read_bytes()


def test_no_rows_give_an_empty_table(tmp_path):
    write_parquet(tmp_path / "a.parquet", SCHEMA, [])
    assert pq.read_table(tmp_path / "a.parquet").num_rows == 0


def test_a_null_where_none_may_be_is_refused(tmp_path):
    with pytest.raises(pa.ArrowInvalid, match="non-nullable"):
        write_parquet(tmp_path / "a.parquet", SCHEMA, [pa.record_batch({"id": [None]}, schema=SCHEMA)])
