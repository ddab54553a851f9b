import pytest

from huiyin.records.snapshots import SCHEMAS
from huiyin_web.core.frozen import FrozenTable, frozen_tables, register_frozen


def test_a_snapshot_freezes_what_places_the_register_and_assistance_keep():
    assert [table.name for table in frozen_tables()] == [
        "places",
        "organisations",
        "statistics",
        "facilities",
        "poor_places",
        "households",
        "persons",
        "help",
    ]
    assert all(table.schema == SCHEMAS[table.name] for table in frozen_tables())


def test_every_query_gives_the_columns_of_its_schema_without_parameters():
    for table in frozen_tables():
        rows = table.query()
        assert list(rows._fields) == table.schema.names
        assert rows.query.sql_with_params()[1] == ()


def test_a_name_is_registered_once():
    taken = frozen_tables()[0]
    with pytest.raises(ValueError, match="'places' is registered already"):
        register_frozen(FrozenTable("places", taken.schema, taken.query))
