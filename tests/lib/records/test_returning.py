import pyarrow as pa
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.records.checking import ROWS_FILE, check_file
from huiyin.records.codemaps import code_maps
from huiyin.records.fields import Kind
from huiyin.records.national import layout, unlike
from huiyin.records.opening import all_rows
from huiyin.records.place_books import PlaceBook
from huiyin.records.returning import laid_out, returned, write_tabs

NATIONAL = layout("national-2014")
HOME = NATIONAL.sheets["households"]
_FIXED = {"office_number": "632700000001", "village_code": None, "status": "poor"}


def a_value(field):
    if field.key in _FIXED:
        return st.just(_FIXED[field.key])
    if field.kind is Kind.CODE:
        return st.none() | st.sampled_from(field.codes.keys())
    if field.kind is Kind.CODES:
        some = st.lists(st.sampled_from(field.codes.keys()), unique=True, max_size=field.most)
        return some.map(lambda keys: ",".join(keys) or None)
    figures = {
        Kind.FLAG: st.none() | st.booleans(),
        Kind.INTEGER: st.integers(int(field.low or 0), int(field.high or 10)),
        Kind.MONEY: st.none() | st.integers(0, 10**9),
        Kind.DECIMAL: st.none() | st.integers(0, 50_000).map(lambda hundredths: hundredths / 100),
        Kind.YEAR: st.none() | st.integers(1950, 2015),
    }
    return figures.get(field.kind, st.none())


def read(path, folder, codemap):
    check_file(path, HOME, folder=folder, year=2016, places=PlaceBook({}), codemap=codemap)
    with pa.OSFile(str(folder / ROWS_FILE)) as file:
        return pa.ipc.open_file(file).read_all().to_pylist()


@settings(max_examples=8, deadline=None)
@given(
    row=st.fixed_dictionaries({field.key: a_value(field) for field in HOME.fields}),
    codemap=st.sampled_from(sorted(code_maps())),
)
def test_what_is_written_for_the_registry_reads_back_without_a_difference(tmp_path_factory, row, codemap):
    folder = tmp_path_factory.mktemp("registry")
    write_tabs(folder / "out.xlsx", [laid_out(NATIONAL, "households", codemap, [row])])
    (again,) = read(folder / "out.xlsx", folder, codemap)
    assert list(unlike(HOME.fields, row, again)) == []


@pytest.fixture
def export(tmp_path):
    """A workbook of the registry with a column of its own, a title above and a text that looks like a formula."""
    path = tmp_path / "export.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        page = book.add_worksheet("贫困户")
        for at, row in enumerate(
            [["全国扶贫开发信息系统"], ["自有列", "户编号", "家庭人口数"], ["=1+1", "0012", "03"], ["乙", "0013", "2"]]
        ):
            page.write_row(at, 0, row)
    return path


def test_only_decided_cells_change_and_columns_of_their_own_stay_where_they_are(export, tmp_path):
    write_tabs(tmp_path / "out.xlsx", [returned(export, HOME, {3: {"member_count": "5"}})])
    assert [row[:3] for row in all_rows(tmp_path / "out.xlsx", HOME)] == [
        ["全国扶贫开发信息系统", "", ""], ["自有列", "户编号", "家庭人口数"], ["=1+1", "0012", "5"], ["乙", "0013", "2"],
    ]  # fmt: skip
