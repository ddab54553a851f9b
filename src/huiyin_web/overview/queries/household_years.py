"""A household through the frozen years, and what changed in its row."""

from collections.abc import Mapping, Sequence
from typing import Any

from huiyin.kernel.text import Text
from huiyin.records import codes
from huiyin.records.income import EXPENSE, RECEIPTS
from huiyin.records.sheets import HOUSEHOLDS
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.registry.models import Household, HouseholdHistory
from huiyin_web.registry.wording import TONES, in_words, label_in

Rows = Mapping[int, Mapping[str, Any]]  # a household's frozen row by year, the latest first
_COMPONENTS = (*RECEIPTS, EXPENSE)
_NET, _PER_HEAD = Text("Net income", "家庭纯收入"), Text("Net income per head", "人均纯收入")

_NOW = Text("in the register now", "台账现值")


def years_table(rows: Rows, helped: Mapping[int, tuple[int, int | None]]) -> Table:
    """Give the state of a household at the end of each frozen year, and what it had received in it.

    Args:
        rows: its frozen row by year.
        helped: how many items of help by year, with their sum in fen; a year that was frozen without is missing.
    """
    columns = (
        Column("year", Text("End of", "年末")),
        Column("income_per_capita", _PER_HEAD, Kind.MONEY, main=True),
        Column("status", Text("Status", "脱贫属性")),
        Column("member_count", Text("Members", "人口"), Kind.NUMBER, Text("persons", "人")),
        Column("main_cause", Text("Main cause", "主要致贫原因")),
        Column("dangerous_house", Text("Dangerous house", "危房等级")),
        Column("help_items", Text("Items of help", "帮扶项数"), Kind.NUMBER),
        Column("help_amount", Text("Help received", "到户帮扶"), Kind.MONEY),
    )
    lines = tuple(
        Row((
            str(year),
            row["income_per_capita"],
            Cell(label_in(codes.STATUS, row["status"]), tone=TONES.get(row["status"], "")),
            row["member_count"],
            label_in(codes.CAUSE, row["main_cause"]),
            label_in(codes.DANGER, row["dangerous_house"]),
            *helped.get(year, (None, None)),
        ))
        for year, row in rows.items()
    )  # fmt: skip
    return Table(
        Text("Year by year", "历年情况"),
        columns,
        lines,
        note=Text(
            "From the frozen years; they are never changed. Help received in a year counts as far as it was recorded "
            "when the year was frozen.",
            "取自各年度快照，冻结后不再改动。到户帮扶为当年给予、冻结时已登记的项目。",
        ),
        empty=Text("This household is in no frozen year yet.", "该户尚未进入任何年度快照。"),
    )


def income_table(rows: Rows, household: Household) -> Table:
    """Give the components of a household's income, one column a frozen year; before any, those of the register now."""
    years = sorted(rows)
    incomes = [(f"y{year}", Text(str(year), str(year)), rows[year]) for year in years]
    if not years and household.net_income is not None:
        incomes = [("now", _NOW, vars(household))]
    columns = (
        Column("component", Text("Component", "收入构成")),
        *(Column(key, label, Kind.MONEY, main=key == incomes[-1][0]) for key, label, _ in incomes),
    )
    lines = [(HOUSEHOLDS.field(key).label, key) for key in _COMPONENTS]
    lines += [(_NET, "net_income"), (_PER_HEAD, "income_per_capita")]
    return Table(
        Text("Income by component", "收入构成"),
        columns,
        tuple(
            Row((_bare(label), *(row[key] for *_, row in incomes)), marked=key == "income_per_capita")
            for label, key in lines
        )
        if incomes
        else (),
        note=Text(
            "Net income = wages + family business + transfers + property - business expense; per head by members.",
            "家庭纯收入 = 工资性 + 生产经营性 + 转移性 + 财产性收入 − 生产经营性支出；人均按户内人口计算。",
        ),
        empty=Text("Neither a frozen year nor the register holds its income.", "年度快照和台账中均没有该户收入。"),
    )


def changes_table(household: Household, before: Sequence[HouseholdHistory], receipts: Mapping[int, str]) -> Table:
    """Give what imports and forms changed in a household's row, the latest first; personal values stay masked.

    Args:
        household: as it is now.
        before: as it was, the latest first.
        receipts: the addresses of the imports that the reader may open.
    """
    lines = []
    newer: Household | HouseholdHistory = household
    for older in before:
        changed = [
            Text("{label}: {old} → {new}", "{label}：{old} → {new}").fill(
                label=_bare(field.label),
                old=in_words(field, getattr(older, field.key)),
                new=in_words(field, getattr(newer, field.key)),
            )
            for field in HOUSEHOLDS.kept
            if getattr(older, field.key) != getattr(newer, field.key)
        ]
        words = Text.join(changed, "; ", "；")
        lines.append(Row((older.replaced_at, words, older.version + 1, _changed_by(older, receipts))))
        newer = older
    return Table(
        Text("History of changes", "变更记录"),
        (
            Column("at", Text("When", "时间"), Kind.MOMENT),
            Column("what", Text("What changed", "变更内容")),
            Column("version", Text("Version", "版本"), Kind.NUMBER, main=True),
            Column("by", Text("Import, or by whom", "导入批次或变更人")),
        ),
        tuple(lines),
        empty=Text("Nothing has changed since the household was first imported.", "自首次导入以来没有变更。"),
    )


def _changed_by(older: HouseholdHistory, receipts: Mapping[int, str]) -> Cell | str:
    return older.replaced_by or import_cell(older.replaced_by_import, receipts)


def import_cell(batch: int | None, receipts: Mapping[int, str]) -> Cell | str:
    """Name an import, leading to its receipt where the reader may open it."""
    if batch is None:
        return ""
    return Cell(str(batch), receipts[batch]) if batch in receipts else str(batch)


def _bare(label: Text) -> Text:
    """Leave the unit out of a label whose column or note gives it."""
    return Text(label.en.replace(" (yuan a year)", ""), label.zh)
