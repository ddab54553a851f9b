from datetime import date, datetime, time

import pytest

from huiyin.records.archives import Limits
from huiyin.records.errors import TooLargeError, TruncatedFileError, UnsafeFileError
from huiyin.records.ods_content import OdsContent
from support.ods import BLANK_BELOW, FILLED_UP, cell, content, row, table

LIMITS = Limits(1 << 20, 1000, 100)


def taken(body, limits=LIMITS, piece=1 << 20):
    found = OdsContent("p.ods", limits)
    given = body.encode()
    for at in range(0, len(given), piece):
        found.feed(given[at : at + piece])
    found.feed(b"", last=True)
    return found


def rows(*given, **options):
    (page,) = taken(content(table(*given)), **options).pages
    return list(page.iter_rows())


def text(inside):
    return f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'


@pytest.mark.parametrize("piece", [1, 7, 1 << 20])
def test_cells_stand_where_they_stood_as_what_they_were(piece):
    given = (
        row(FILLED_UP, rows=2), row(cell(None), cell("才仁"), cell(12.5), FILLED_UP),
        row(cell(date(2016, 9, 14)), cell(True), cell("00012")), BLANK_BELOW,
    )  # fmt: skip
    assert rows(*given, piece=piece) == [
        ["", "", ""],
        ["", "", ""],
        ["", "才仁", 12.5],
        [datetime.combine(date(2016, 9, 14), time()), True, "00012"],
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('office:value-type="percentage" office:value="0.145"><text:p>14.5%</text:p>', 0.145),
        ('office:value-type="currency" office:value="3000"><text:p>¥3,000.00</text:p>', 3000.0),
        ('office:value-type="date" office:date-value="2016-09-14T08:30:00"><text:p>x</text:p>', datetime.combine(date(2016, 9, 14), time(8, 30))),
        ('office:value-type="date" office:date-value="2016-13-14"><text:p>14.13.2016</text:p>', "14.13.2016"),
        ('office:value-type="time" office:time-value="PT08H30M00S"><text:p>08:30</text:p>', "08:30"),
        ('office:value-type="boolean" office:boolean-value="false"><text:p>FALSE</text:p>', False),
        ('office:value-type="string" office:string-value="a"><text:p>b</text:p>', "a"),
        ('office:value-type="float"><text:p>3</text:p>', "3"),
        ('office:value-type="float" office:value="六"><text:p>六</text:p>', "六"),
    ],
)  # fmt: skip
def test_a_cell_is_what_its_type_says_or_else_what_it_shows(written, read):
    ((found,),) = rows(row(f"<table:table-cell {written}</table:table-cell>"))
    assert (found, type(found)) == (read, type(read))


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        ("<text:p>扎西</text:p><text:p>多杰</text:p>", "扎西\n多杰"),
        ("<text:p>\n   扎西<text:s/><text:span>多\n  杰</text:span></text:p>", "扎西 多 杰"),
        ('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>', "a   b\tc\nd"),
        ("<office:annotation><text:p>批注</text:p></office:annotation><text:p>值</text:p>", "值"),
        ("<draw:frame><draw:text-box><text:p>图</text:p></draw:text-box></draw:frame><text:p>值</text:p>", "值"),
        ("<text:p><text:ruby><text:ruby-base>扎</text:ruby-base><text:ruby-text>zhā</text:ruby-text></text:ruby></text:p>", "扎"),
        ("<text:p>&lt;b&gt; &amp; &#25166;</text:p>", "<b> & 扎"),
    ],
)  # fmt: skip
def test_the_text_of_a_cell_is_what_a_reader_sees_in_it(inside, read):
    assert rows(row(text(inside))) == [[read]]


def test_what_is_repeated_is_there_as_often():
    assert rows(row(cell("a"), cell(1, repeated=3), cell(None, repeated=2), cell("b"), rows=2), row(cell("c"))) == [
        ["a", 1, 1, 1, "", "", "b"],
        ["a", 1, 1, 1, "", "", "b"],
        ["c", "", "", "", "", "", ""],
    ]


def test_tabs_keep_their_order_and_hidden_ones_are_tabs():
    found = taken(content(table(name="说明"), table(row(cell(1)), name="户", more=' table:display="false"')))
    assert [(page.name, page.total_height) for page in found.pages] == [("说明", 0), ("户", 1)]


def test_tables_that_are_no_tabs_are_passed_over():
    deleted = f"<table:tracked-changes>{table(row(cell('旧')), name='旧')}</table:tracked-changes>"
    assert [page.name for page in taken(content(table(row(cell(1))), head=deleted)).pages] == ["家庭成员"]


@pytest.mark.parametrize(("day", "epoch_1904"), [("1899-12-30", False), ("1904-01-01", True)])
def test_the_workbook_says_from_when_it_counts_days(day, epoch_1904):
    head = f'<table:calculation-settings><table:null-date table:date-value="{day}"/></table:calculation-settings>'
    assert taken(content(table(), head=head)).epoch_1904 is epoch_1904


@pytest.mark.parametrize(
    "failed",
    [
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
        '<table:table-cell table:formula="of:=A1" office:value-type="float" office:value="0"><text:p>#REF!</text:p></table:table-cell>',
        '<table:table-cell table:formula="of:=A1" office:value-type="float" office:value="0"><text:p>Err:502</text:p></table:table-cell>',
    ],
)  # fmt: skip
def test_failed_formulas_are_noted_by_their_cells(failed):
    (page,) = taken(content(table(row(FILLED_UP, rows=3), row(cell(None, repeated=20), failed)))).pages
    assert page.failed == ["U4"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([row(cell("x"), rows=1_048_576)], "it has more cells"),
        ([row(cell("x"), rows=4_000_000_000)], "it has more cells"),
        ([row(cell("x", repeated=16_384))], "it has more cells"),
        ([row(cell("x", repeated=4_000_000_000))], "it has more cells"),
        ([row(cell("x", repeated=10**50))], "it has more cells"),
        ([row(FILLED_UP, rows=1_048_575), row(cell("x"))], "it has more cells"),
        ([row(cell("x"), cell(None, repeated=50), cell("y")), row(cell("z"))], "it has more cells"),
        ([row(text('<text:p>a<text:s text:c="4000000000"/></text:p>'))], "a cell has more letters"),
        ([row(text(f"<text:p>{'扎' * 65_536}</text:p>"))], "a cell has more letters"),
        ([row(cell("扎" * 60), rows=20)], "what it repeats takes more"),
    ],
)  # fmt: skip
def test_short_tags_that_stand_for_very_much_are_refused_before_it_is_held(given, words):
    with pytest.raises(TooLargeError, match=words):
        rows(*given)


def test_the_cells_of_all_tabs_count_together():
    one = table(row(cell("x", repeated=10), rows=6))
    with pytest.raises(TooLargeError, match=r"it has more cells; at most 100\."):
        taken(content(one, one))


def test_a_tag_that_does_not_end_is_refused(monkeypatch):
    monkeypatch.setattr("huiyin.records.ods_content._MOST_PENDING", 1000)
    with pytest.raises(TooLargeError, match="one of its tags does not end"):
        taken(content(table(name="x" * 2000)), piece=100)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (content(table(), before='<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>'), "a document type definition"),
        (content(table(), before='<!DOCTYPE x SYSTEM "file:///etc/passwd">'), "a document type definition"),
        (content(table('<table:table-source xlink="file:///x.ods"/>').replace(" xlink=", " table:x=")), "links to other workbooks"),
        (content(table(), "<table:dde-links/>"), "links to other workbooks"),
        (content(table(row(text(table(row(cell(1))))))), "tables in cells"),
        (content("<text:span>" * 200 + "</text:span>" * 200), "tags nested too deeply"),
        (content(*[table()] * 300), "more than 256 tabs"),
        (content(head='<table:null-date table:date-value="1900-01-01"/>'), "days counted from 1900-01-01"),
    ],
)  # fmt: skip
def test_what_no_sheet_of_data_needs_is_refused(body, words):
    with pytest.raises(UnsafeFileError, match=words):
        taken(body)


@pytest.mark.parametrize("body", ["", "x", content(table())[:-1], content("<table:table>"), content("&secret;")])
def test_what_is_no_sound_xml_is_refused(body):
    with pytest.raises(TruncatedFileError, match="its content cannot be parsed"):
        taken(body)
