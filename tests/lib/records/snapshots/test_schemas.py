from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin.records.snapshots.schemas import ORDER, SCHEMAS


def test_every_table_has_its_order_among_its_columns():
    assert set(ORDER) == set(SCHEMAS)
    for name, columns in ORDER.items():
        assert set(columns) <= set(SCHEMAS[name].names)


def test_no_two_columns_differ_by_letter_case_only():
    for schema in SCHEMAS.values():
        assert len({name.lower() for name in schema.names}) == len(schema.names)


def test_households_and_persons_hold_their_sheets_and_our_ids():
    computed = {"id", "version", "updated_year", "net_income", "income_per_capita"}
    assert set(SCHEMAS["households"].names) == {field.key for field in HOUSEHOLDS.kept} | computed
    own = {"id", "version", "updated_year", "village_code", "household_id"}
    assert set(SCHEMAS["persons"].names) == {field.key for field in PERSONS.kept} - {"household_number"} | own
