"""The table of a measurement: the place first, then those below it; its files carry every number behind a row."""

from huiyin.kernel.text import Text
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.overview.queries.measured import Measured, Value
from huiyin_web.overview.queries.offered import Source
from huiyin_web.overview.queries.placing import behind_url

_PLACE = Column("place", Text("Place", "地区"))
_CODE = Column("code", Text("Place code", "区划代码"), filed=True)
_YEAR = Text("{year}", "{year} 年")
_LOW, _HIGH = Text("{year}, 95% interval from", "{year} 年 95% 区间下限"), Text("{year}, to", "{year} 年区间上限")
_SE = Text("{year}, standard error", "{year} 年标准误")
_DF = Text("{year}, degrees of freedom", "{year} 年自由度")
_COUNTS = {
    Source.REGISTER: (
        Text("Poor households", "贫困户数"), Text("Rural population", "农村人口"),
    ),
    Source.SURVEY: (
        Text("Households asked", "调查户数"), Text("Persons represented", "代表人口"),
    ),
}  # fmt: skip
_IN_YEAR = Text("{label}, {year}", "{year} 年{label}")
_LEFT_OUT = Text("Without a value, and left out: {count}.", "没有数值、未列出的地区：{count} 个。")
_COUNTY_ALONE = Text(
    "The survey says nothing of places below a county.", "住户调查不能推算县以下地区，故不列下级地区。"
)
_WIDE = 4  # years from which on the columns do not fit on a phone


def table_of(of: Measured) -> Table:
    """Give the values of the place and of those below it, the highest of the latest year first."""
    latest = of.below[of.latest.year]
    shown = [code for code in of.names if any(code in values for values in of.below.values())]
    order = sorted(shown, key=lambda code: (code not in latest, -latest[code].value if code in latest else 0.0, code))
    rows = [_row(of, of.code, of.name, marked=True)]
    rows += [_row(of, code, of.names[code]) for code in order]
    return Table(
        title=Text("{measure} in {name} and below", "{name}及下级地区{measure}").fill(measure=of.label, name=of.name),
        columns=_columns(of),
        rows=tuple(rows),
        note=_note(of, len(shown)),
        tall=True,
        wide=len(of.years) >= _WIDE,
    )


def _note(of: Measured, shown: int) -> Text | None:
    if of.asked.what.source is Source.SURVEY and not of.names:
        return _COUNTY_ALONE
    return _LEFT_OUT.fill(count=len(of.names) - shown) if shown < len(of.names) else None


def _columns(of: Measured) -> tuple[Column, ...]:
    written, counts = of.asked.what.written, _COUNTS[of.asked.what.source]
    columns = [_PLACE]
    alone = len(of.years) == 1
    for year in of.years:
        label = of.label if alone else _YEAR.fill(year=year.year)
        columns.append(
            Column(f"value_{year.year}", label, written.kind, written.label, written.places, main=year is of.latest)
        )
        if of.asked.what.source is Source.SURVEY:
            columns += _errors(of, year.year)
        for key, name in zip(("n", "population"), counts, strict=True):
            named = name if alone else _IN_YEAR.fill(label=name, year=year.year)
            columns.append(Column(f"{key}_{year.year}", named, Kind.NUMBER, filed=not alone))
    return (*columns, _CODE)


def _errors(of: Measured, year: int) -> list[Column]:
    """Give the columns that the files alone have: the interval, and what a test of one's own needs."""
    written = of.asked.what.written
    return [
        *(
            Column(f"{key}_{year}", name.fill(year=year), written.kind, written.label, written.places, filed=True)
            for key, name in (("low", _LOW), ("high", _HIGH), ("se", _SE))
        ),
        Column(f"df_{year}", _DF.fill(year=year), Kind.NUMBER, filed=True),
    ]


def _row(of: Measured, code: str, name: Text, *, marked: bool = False) -> Row:
    cells: list[object] = [name if marked else Cell(name, of.leads(code))]
    for year in of.years:
        value = of.own.get(year.year) if marked else of.below[year.year].get(code)
        cells += _cells(of, value, behind_url(code, "poor_persons", year.year))
    return Row((*cells, code), marked=marked)


def _cells(of: Measured, value: Value | None, behind: str) -> list[object]:
    survey = of.asked.what.source is Source.SURVEY
    if value is None:
        return [None] * (7 if survey else 3)
    if not survey:
        # Of one year the count stands on the page, and leads to its households; of several it is in the files alone.
        leads = of.opens and value.n and len(of.years) == 1
        return [value.value, Cell(value.n, behind) if leads else value.n, value.base]
    return [
        Cell(value.value, under=_interval(of, value)),
        value.low,
        value.high,
        value.se,
        value.df,
        value.n,
        value.base,
    ]


def _interval(of: Measured, value: Value) -> str:
    """Write the interval as the value above it is written, so that the columns of digits agree."""
    written = of.asked.what.written
    column = Column("", of.label, written.kind, written.label, written.places)
    if value.low is None or value.high is None:
        return ""
    return f"{column.write(value.low)} – {column.write(value.high)}{'%' if column.kind is Kind.SHARE else ''}"
