from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from huiyin.kernel.text import Text
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table

LABEL = Text("Value", "数值")


@pytest.mark.parametrize(
    ("column", "value", "written", "plain"),
    [
        (Column("a", LABEL, Kind.NUMBER), 1234.5, "1,234", 1234.5),
        (Column("a", LABEL, Kind.NUMBER, signed=True), -35, "−35", -35),
        (Column("a", LABEL, Kind.NUMBER, signed=True), 35, "+35", 35),
        (Column("a", LABEL, Kind.SHARE, places=1), 0.1325, "13.2", 13.25),
        (Column("a", LABEL, Kind.MONEY), 310_050, "3,101", 3100.5),
        (Column("a", LABEL, Kind.DAY), date(2016, 9, 14), "2016-09-14", date(2016, 9, 14)),
        (Column("a", LABEL, Kind.MOMENT), datetime(2016, 9, 14, 2, tzinfo=UTC), "2016-09-14 10:00", None),
        (Column("a", LABEL), Text("poor", "未脱贫"), "未脱贫", "未脱贫"),
        (Column("a", LABEL), None, "--", None),
        (Column("a", LABEL, Kind.NUMBER), 0, "0", 0),
        (Column("a", LABEL, Kind.NUMBER, places=2), Decimal("98.50"), "98.50", 98.5),
        (Column("a", LABEL, Kind.NUMBER, places=None), Decimal("1330.00"), "1,330", 1330),
    ],
)
def test_a_value_is_written_for_the_page_and_kept_whole_for_the_file(column, value, written, plain):
    assert column.write(value) == written
    if plain is not None or value is None:
        assert column.plain(value) == plain


@pytest.mark.parametrize("value", [2381, 2381.0, Decimal(2381), Decimal("2381.00")])
def test_a_whole_number_stands_in_a_file_without_a_fraction(value):
    plain = Column("a", LABEL, Kind.NUMBER).plain(value)
    assert (plain, type(plain)) == (2381, int)


def test_a_row_that_lacks_a_cell_is_refused():
    table = Table(LABEL, (Column("a", LABEL), Column("b", LABEL)), (Row(("only one",)),))
    with pytest.raises(ValueError, match="shorter"):
        list(table.body)


def test_the_table_is_heard_as_a_table():
    columns = (Column("a", LABEL), Column("n", LABEL, Kind.NUMBER, Text("persons", "人"), main=True))
    row = Row((Cell(Text("Yushu", "玉树州"), url="/p/", under="632700"), None))
    with override("zh-hans"):
        html = render_to_string("core/components/table.html", {"table": Table(LABEL, columns, (row,))})
    assert '<th scope="col" role="columnheader" class="is-number">数值 <small>人</small></th>' in html
    assert '<a href="/p/">玉树州</a><small class="c-table__under">632700</small></th>' in html
    assert '<td role="cell" class="is-number is-main is-empty" data-label="数值" data-unit="人">--</td>' in html


def test_a_state_is_a_tag_with_its_shape():
    table = Table(LABEL, (Column("a", LABEL),), (Row((Cell(Text("poor", "未脱贫"), tone="warn"),)),))
    with override("en"):
        html = render_to_string("core/components/table.html", {"table": table})
    assert '<span class="c-tag c-tag--warn">poor</span>' in html


def test_an_empty_table_says_what_to_do():
    table = Table(
        LABEL, (Column("a", LABEL),), (), empty=Text("None.", "没有。"), empty_next=Text("Import.", "请导入。")
    )
    with override("zh-hans"):
        html = render_to_string("core/components/table.html", {"table": table})
    assert "没有。" in html
    assert "请导入。" in html
    assert "<table" not in html
