"""Made-up tables of a snapshot, one row each, for tests that need a frozen year."""

from datetime import UTC, datetime

import pyarrow as pa

from huiyin.records.snapshots import SCHEMAS, Facts

AT = datetime(2017, 1, 5, 9, 0, tzinfo=UTC)
HOUSEHOLD = {
    "id": 1, "version": 1, "updated_year": 2016, "office_number": "63000001", "village_code": "632722100201",
    "head_name": "扎西", "standard": "national", "category": "general", "status": "poor", "main_cause": "illness",
    "member_count": 4,
}  # fmt: skip
PERSON = {
    "id": 1, "version": 1, "updated_year": 2016, "village_code": "632722100201", "household_id": 1,
    "office_number": "6300000101", "name": "扎西", "sex": "male", "relation": "head",
}  # fmt: skip
FIGURE = {
    "place_code": "632722100201", "level": "village", "indicator": "poor_persons", "value": 4.0, "numerator": 4.0,
    "unit": "persons", "n": 1, "method": "census",
}  # fmt: skip


def rows(table, *records):
    return [pa.RecordBatch.from_pylist(list(records), schema=SCHEMAS[table])]


def facts(year, **more):
    return Facts(year=year, series="registry", policy_pack="cn-2014", frozen_at=AT, frozen_by="省扶贫办", **more)


def content(status="poor"):
    return {
        "households": rows("households", HOUSEHOLD | {"status": status}),
        "persons": rows("persons", PERSON),
        "figures": rows("figures", FIGURE),
    }
