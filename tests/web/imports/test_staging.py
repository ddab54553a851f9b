from uuid import uuid4

import pyarrow as pa
import pytest
from django.db import connection, transaction

from huiyin_web.imports.folders import folder_of
from huiyin_web.imports.sql import rows_of
from huiyin_web.imports.staging import filling, is_staged, staged, unstage

SCHEMA = pa.schema([
    pa.field("row", pa.int32(), nullable=False), ("text", pa.string()), ("flag", pa.bool_()), ("small", pa.int16()),
    ("large", pa.int64()), ("real", pa.float64()), ("day", pa.date32()),
])  # fmt: skip
ROW = {"row": 2, "text": "扎西", "flag": True, "small": 7, "large": 2**40, "real": 0.1, "day": None}
pytestmark = pytest.mark.usefixtures("registry")


@pytest.fixture
def uuid():
    made = uuid4()
    folder_of(made).mkdir(parents=True)
    yield made
    unstage(made)


def batch(*rows):
    return pa.RecordBatch.from_pylist(list(rows), SCHEMA)


def test_every_type_arrives_as_it_is(uuid):
    with filling(uuid, SCHEMA) as put:
        put(batch(ROW, ROW | {"row": 3, "text": None, "flag": None}))
        put(batch(ROW | {"row": 4}))
    with staged(uuid) as what:
        rows = rows_of(f"SELECT * FROM {what.rows} ORDER BY row")
    assert rows[0] == (2, "扎西", True, 7, 2**40, 0.1, None)
    assert [row[0] for row in rows] == [2, 3, 4]


def test_a_file_without_a_good_row_is_staged_empty(uuid):
    with filling(uuid, SCHEMA):
        pass
    assert is_staged(uuid)


def test_what_was_staged_before_is_replaced(uuid):
    for row in (2, 3):
        with filling(uuid, SCHEMA) as put:
            put(batch(ROW | {"row": row}))
    with staged(uuid) as what:
        assert rows_of(f"SELECT row FROM {what.rows}") == [(3,)]


def test_a_check_that_fails_leaves_nothing(uuid):
    with pytest.raises(ZeroDivisionError), filling(uuid, SCHEMA) as put:
        put(batch(ROW))
        raise ZeroDivisionError
    assert not is_staged(uuid)


def test_a_loader_that_fails_is_heard_and_never_waited_for(uuid):
    repeated = batch(*[ROW] * 5000)
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"), filling(uuid, SCHEMA) as put:
        for _ in range(50):
            put(repeated)
    assert not is_staged(uuid)
    assert not list(folder_of(uuid).iterdir())


def test_a_loader_that_fails_at_the_very_end_is_heard_too(uuid):
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"), filling(uuid, SCHEMA) as put:
        put(batch(ROW, ROW))
    assert not is_staged(uuid)


def test_rows_are_staged_and_read_outside_any_transaction(uuid):
    with transaction.atomic():
        with pytest.raises(RuntimeError), filling(uuid, SCHEMA):
            pass
        with pytest.raises(RuntimeError), staged(uuid):
            pass


def test_what_a_check_has_seen_goes_with_its_rows(uuid):
    with filling(uuid, SCHEMA) as put:
        put(batch(ROW))
    with staged(uuid) as what:
        assert rows_of(f"SELECT count(*) FROM {what.seen}") == [(0,)]
    unstage(uuid)
    assert not [name for name in connection.introspection.table_names() if uuid.hex in name]
