"""What a table checks, the library has refused before: a bulk load never meets a check of the database."""

import pytest
from django.db import IntegrityError
from django.db.models import CheckConstraint

from huiyin.records.fields import Kind
from huiyin.records.row_check import good_schema
from huiyin_web.imports.kinds import kinds
from huiyin_web.imports.sql import do
from huiyin_web.imports.staging import staged
from huiyin_web.registry.models import Household
from support import cast
from web.imports.files import brought_in, checked, household, officer, person

COUNTY = cast.COUNTY
GOOD = {
    "places": {"code": f"{COUNTY[:6]}900000", "level": "township", "name": "某镇"},
    "organisations": {"number": "1", "kind": "office", "name": "某办", "place_code": COUNTY},
    "statistics": {
        "place_code": COUNTY, "year": "2014", "indicator": "rural", "value": "1", "unit": "人", "definition": "户籍",
        "source": "年鉴",
    },
    "facilities": {
        "village_code": cast.VILLAGE, "year": "2014",
        **dict.fromkeys(("road", "power", "water", "network", "clinic", "school", "culture"), "是"),
    },
    "poor_places": {"place_code": cast.VILLAGE, "listed_year": "2014", "source": "省定"},
    "help": {
        "household_number": "H1", "kind": "industry", "what": "母羊 7 只", "given_by": "县农牧局", "given_on": "2014-05-04",
    },
    "households": household(),
    "persons": person(),
}  # fmt: skip
STEM = {"poor_places": "poor_place_"}  # how the names of a table's checks begin, where not with the model's name
# The checks that follow from no field of a sheet alone: what breaks them, and the rule that says so.
BROKEN = {
    "place_code": ({"code": "63272510020A", "level": "village"}, "PLACE_FORM"),
    "place_successor": ({"successor": "63272510020A"}, "PLACE_FORM"),
    "place_ends_after_start": ({"valid_from": "2014-02-01", "valid_to": "2014-01-31"}, "PERIOD"),
    "organisation_ends_after_start": ({"valid_from": "2014-02-01", "valid_to": "2014-01-31"}, "PERIOD"),
    "household_exit_has_its_day": ({"脱贫属性": "已脱贫", "脱贫日期": ""}, "EXIT_UNDATED"),
    "household_leaves_after_entering": ({"识别日期": "2014-06-02", "脱贫日期": "2014-06-01"}, "EXIT_EARLY"),
}


def constraints():
    for kind in kinds():
        for one in kind.table._meta.constraints:
            if isinstance(one, CheckConstraint):
                yield kind, one.name


def breaking(kind, name):
    """Give every set of cells that breaks a check, with the rule that must refuse it."""
    if name in BROKEN:
        return [BROKEN[name]]
    key = name.removeprefix(STEM.get(kind.key, f"{kind.table._meta.model_name}_"))
    field = kind.sheet.field(key)
    heading = next((one for one in GOOD[kind.key] if one in {key, field.label.zh, *field.aliases}), key)
    if field.kind is Kind.CODE:
        return [({heading: "?"}, "CODE")]
    if field.kind is Kind.PLACE:
        return [({heading: "63272510020A"}, "PLACE_FORM")]
    return [({heading: str(bound)}, "BOUNDS") for bound in (int(field.low) - 1, int(field.high) + 1)]


@pytest.mark.parametrize(("kind", "name"), [pytest.param(*one, id=one[1]) for one in constraints()])
@pytest.mark.usefixtures("registry")
def test_what_a_table_checks_a_rule_refuses(kind, name, tmp_path):
    by = officer(cast.PROVINCE)
    for cells, rule in breaking(kind, name):
        batch = checked([GOOD[kind.key] | cells], by, tmp_path, kind=kind.key)
        assert (batch.rows, batch.refused) == (1, 1)
        assert rule in batch.problems


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.key)
def test_what_a_column_needs_the_checked_rows_have(kind):
    checked_rows = good_schema(kind.sheet, kind.computed)
    for field in kind.table._meta.concrete_fields:
        if not field.null and field.column in checked_rows.names:
            assert not checked_rows.field(field.column).nullable


@pytest.mark.usefixtures("registry")
def test_a_staged_row_that_was_tampered_with_meets_the_check_of_the_table_and_nothing_comes_in(tmp_path):
    by = officer()
    batch = checked([household("H1"), household("H2")], by, tmp_path)
    with staged(batch.uuid) as what:
        do(f"UPDATE {what.rows} SET status = 'rich' WHERE row = 3")
    with pytest.raises(IntegrityError):
        brought_in(batch, by)
    assert not Household.objects.exists()
