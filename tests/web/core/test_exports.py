import csv
import io
import json
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override
from python_calamine import CalamineWorkbook

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError
from huiyin_web.core.exports import EXCEL_ROWS, About, Export, TooLongForExcelError, UnknownFormatError, as_file
from huiyin_web.core.tables import Cell, Column, Kind, Row

pytestmark = pytest.mark.django_db  # a closed answer looks after old connections
AT = datetime(2016, 12, 31, 1, 30, tzinfo=UTC)
COLUMNS = (
    Column("place", Text("Place", "地区")),
    Column("share", Text("Incidence", "发生率"), Kind.SHARE, places=1),
    Column("income", Text("Income", "收入"), Kind.MONEY),
    Column("on", Text("On", "日期"), Kind.DAY),
)
ROWS = [
    Row((Cell(Text("Nangqian", "囊谦县"), url="/x"), 0.1325, 123_456, date(2016, 11, 30))),
    Row(("=1+1", None, None, None)),
]
ABOUT = About(Text("Counties", "县"), Text("2016", "2016 年"), Text("poor over rural", "占农村人口"), "ab12")


def _export(rows=ROWS, expected=2):
    return Export("counties", ABOUT, COLUMNS, iter(rows), expected)


def _bytes(kind, **more):
    with closing(as_file(_export(**more), kind, by="李卓玛", at=AT)) as answer:
        return answer.getvalue()


def test_csv_opens_in_a_spreadsheet_as_it_is():
    raw = _bytes("csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(raw.decode("utf-8-sig")))) == [
        ["地区", "发生率（%）", "收入（元）", "日期"],
        ["囊谦县", "13.25", "1234.56", "2016-11-30"],
        ["'=1+1", "", "", ""],
    ]


def test_a_heading_in_english_has_english_brackets():
    with override("en"):
        raw = _bytes("csv")
    (heading, *_rows) = csv.reader(io.StringIO(raw.decode("utf-8-sig")))
    assert heading == ["Place", "Incidence (%)", "Income (yuan)", "On"]


def test_whole_numbers_are_whole_in_every_kind_of_file():
    column, rows = Column("n", Text("Poor", "贫困人口"), Kind.NUMBER, Text("persons", "人")), [Row((2381.0,))]
    told = {}
    for kind in ("csv", "json"):
        with closing(as_file(Export("n", ABOUT, (column,), iter(rows), 1), kind, by="李卓玛", at=AT)) as answer:
            told[kind] = answer.getvalue().decode()
    assert told["csv"].splitlines()[1] == "2381"
    assert '{"n": 2381}' in told["json"]


@pytest.mark.parametrize("risky", ["=A1", "+A1", "-A1", "@A1", "\tA1", "\rA1"])
def test_no_text_becomes_a_formula(risky):
    rows = [Row((risky, -0.5, -100, None))]
    line = list(csv.reader(io.StringIO(_bytes("csv", rows=rows, expected=1).decode("utf-8-sig"), newline="")))[1]
    assert line[:3] == [f"'{risky}", "-50.0", "-1.0"]


def test_excel_has_real_numbers_and_says_what_it_is():
    book = CalamineWorkbook.from_filelike(io.BytesIO(_bytes("xlsx")))
    assert book.sheet_names == ["说明", "数据"]
    assert book.get_sheet_by_name("数据").to_python()[1] == ["囊谦县", 13.25, 1234.56, date(2016, 11, 30)]
    about = dict(book.get_sheet_by_name("说明").to_python())
    assert about == {
        "内容": "县", "筛选条件": "2016 年", "口径": "占农村人口", "导出时间": "2016-12-31 09:30", "导出人": "李卓玛",
        "快照校验码": "ab12", "应有行数": "2", "实有行数": "2",
    }  # fmt: skip


def test_a_moment_stands_in_excel_as_it_is_on_the_page():
    export = Export("moments", ABOUT, (Column("at", Text("When", "时间"), Kind.MOMENT),), iter([Row((AT,))]), 1)
    with closing(as_file(export, "xlsx", by="李卓玛", at=AT)) as answer:
        book = CalamineWorkbook.from_filelike(io.BytesIO(answer.getvalue()))
    assert book.get_sheet_by_name("数据").to_python()[1] == [datetime(2016, 12, 31, 9, 30)]  # noqa: DTZ001  Excel has no zone


def test_excel_keeps_a_formula_as_text_and_freezes_its_heading():
    with zipfile.ZipFile(io.BytesIO(_bytes("xlsx"))) as parts:
        sheet = parts.read("xl/worksheets/sheet2.xml").decode()
    assert "<f>" not in sheet
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:D3"/>' in sheet


def test_json_states_rows_expected_and_written():
    told = json.loads(_bytes("json"))
    assert (told["about"]["rows_expected"], told["rows_written"]) == (2, 2)
    assert told["rows"][0] == {"place": "囊谦县", "share": 13.25, "income": 1234.56, "on": "2016-11-30"}


def test_an_answer_names_its_rows():
    with closing(as_file(_export(), "csv", by="李卓玛", at=AT)) as answer:
        assert (answer["Huiyin-Rows-Expected"], answer["Huiyin-Rows-Written"]) == ("2", "2")
        assert answer["Content-Disposition"] == 'attachment; filename="counties-2.csv"'
        assert int(answer["Content-Length"]) == len(answer.getvalue())


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_a_file_that_came_out_shorter_is_never_sent(kind):
    with pytest.raises(ConflictError, match="3 rows were expected and 2 came"):
        as_file(_export(expected=3), kind, by="李卓玛", at=AT)


def test_more_rows_than_excel_holds_are_refused_before_any_is_read():
    with pytest.raises(TooLongForExcelError):
        as_file(_export(rows=None or [], expected=EXCEL_ROWS + 1), "xlsx", by="李卓玛", at=AT)


def test_another_format_is_refused():
    with pytest.raises(UnknownFormatError):
        as_file(_export(), "ods", by="李卓玛", at=AT)
