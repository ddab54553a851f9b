import pytest

from huiyin.records.sheets import SHEETS
from huiyin_web.imports.kinds import ImportKind, kind_of, kinds, register
from huiyin_web.places.models import Place


def test_every_sheet_is_taken():
    assert {kind.key for kind in kinds()} == set(SHEETS)


@pytest.mark.parametrize("key", SHEETS)
def test_a_kind_fits_its_tables(key):
    kind = kind_of(key)
    columns = {field.column for field in kind.table._meta.concrete_fields}
    fields = {field.key for field in kind.sheet.kept} | set(kind.computed_columns)
    if kind.reference:
        fields = fields - {kind.reference.field} | {kind.reference.column}
    assert fields | {"version", "import_id"} <= columns
    if kind.history:
        kept = {field.column for field in kind.history._meta.concrete_fields}
        assert fields | {"version", "import_id", kind.history_id, "replaced_by_import", "replaced_at"} <= kept


def test_a_key_is_taken_once():
    with pytest.raises(ValueError, match="'places' is registered already"):
        register(ImportKind(SHEETS["places"], Place))
