"""What the figures of a result mean: nobody prints one without it."""

from collections.abc import Sequence
from decimal import Decimal

from huiyin.kernel.tables import Definition, Unit
from huiyin.kernel.text import Text
from huiyin.measures.estimation.sample import Sample
from huiyin.measures.survey.designs import as_names
from huiyin.measures.survey.lines import Relative
from huiyin.measures.survey.request import Request
from huiyin.policy import NoPackInForceError, at


def survey_definition(
    request: Request, sample: Sample, *, source: str, confidence: float, way: Text | None = None
) -> Definition:
    """Define estimates from a sample; with the way of their standard errors, where it isn't linearisation."""
    return Definition(
        what=Text.join([statistic.label for statistic in request.statistics], "; ", "；"),
        units={statistic.name: statistic.unit for statistic in request.statistics},
        population=_population(request, sample),
        period="",
        source=source,
        method=_method(request, way),
        uncertainty=_UNCERTAINTY.fill(confidence=f"{confidence:.3g}"),
    )


def register_definition(
    *,
    measures: Sequence[str],
    year: int,
    line: float | Decimal,
    source: str,
    base: Text | None,
    statuses: Sequence[str],
    unknown: int,
) -> Definition:
    """Define the register's rates, in the words of the year's series."""
    defined = [_REGISTERED[name] for name in measures]
    return Definition(
        what=Text.join([what for what, _ in defined], "; ", "；").fill(who=_who(year)),
        units={name: _REGISTERED[name][1] for name in measures},
        population=base or _BASE,
        period=str(year),
        source=source,
        method=_REGISTER_METHOD.fill(line=f"{line:,}", statuses=", ".join(statuses)),
        uncertainty=_REGISTER_UNCERTAINTY.fill(unknown=f"{unknown:,}"),
    )


def _who(year: int) -> Text:
    """Give what the poor of a year are called before a noun; rates may be asked for years older than every pack."""
    try:
        return at(year).pack.series.who
    except NoPackInForceError:
        return _POOR


def _population(request: Request, sample: Sample) -> Text:
    if request.subset is None:
        parts = [_ROWS.fill(rows=f"{sample.rows:,}")]
    else:
        parts = [_SUBSET.fill(inside=f"{sample.inside:,}", rows=f"{sample.rows:,}")]
    if request.missing == "exclude":
        parts.append(_EXCLUDED.fill(count=f"{sample.excluded:,}", column=request.values.columns))
    return Text.join(parts, "; ", "；")


def _method(request: Request, way: Text | None) -> Text:
    design = request.design
    parts = [request.values.method]
    if request.line is not None:
        parts.append(_LINE.fill(line=_said(request)))
    for label, columns in (
        (_WEIGHTS, as_names(design.weights)),
        (_STRATA, as_names(design.strata)),
        (_CLUSTERS, as_names(design.clusters)),
        (_FPC, as_names(design.fpc)),
    ):
        if columns:
            parts.append(label.fill(columns=", ".join(columns)))
    linearised = _LINEARISED if design.stages == 1 else _BY_STAGES
    return Text.join([*parts, way or linearised], "; ", "；")


def _said(request: Request) -> Text | str:
    line = request.line
    if isinstance(line, Relative):
        return line.label(of_subset=request.subset is not None)
    return line if isinstance(line, str) else f"{line:,.15g}"


_ROWS = Text("those whom the {rows} rows of the source stand for", "数据 {rows} 行所代表的总体")
_SUBSET = Text(
    "those whom the {inside} rows of the subset stand for, of {rows} rows of the source",
    "所选子集 {inside} 行所代表的总体（数据共 {rows} 行）",
)
_EXCLUDED = Text("without the {count} rows that have no value in '{column}'", "已排除“{column}”列无数值的 {count} 行")
_LINE = Text("poverty line {line}, poor is who lies below it", "贫困线为 {line}，低于贫困线者为贫困")
_WEIGHTS = Text("weights: {columns}", "权重：{columns}")
_STRATA = Text("strata: {columns}", "分层：{columns}")
_CLUSTERS = Text("clusters: {columns}", "群：{columns}")
_FPC = Text("finite population counts: {columns}", "有限总体校正：{columns}")
_LINEARISED = Text(
    "Taylor linearisation with ultimate clusters (docs/method/poverty.md)",
    "采用泰勒线性化和终极群法（docs/method/poverty.md）",
)
_BY_STAGES = Text(
    "Taylor linearisation, both stages of drawing counted (docs/method/poverty.md)",
    "采用泰勒线性化，计入两个抽样阶段（docs/method/poverty.md）",
)
_UNCERTAINTY = Text(
    "sampling only: intervals at the level {confidence}, logit for the headcount and t for the rest; none where the "
    "standard error is zero",
    "仅含抽样误差：置信水平 {confidence}，发生率用 logit 区间，其余用 t 区间；标准误为零时不给出区间",
)
_POOR = Text("poor", "贫困")
_REGISTERED = {
    "headcount": (
        Text("headcount: {who} persons over the population", "贫困发生率：{who}人口占人口数的比例"),
        Unit(Text("share", "比例"), "share"),
    ),
    "below_line": (
        Text(
            "share below the line: {who} persons whose income lies below it, over the population",
            "低于贫困线的比例：收入低于贫困线的{who}人口占人口数的比例",
        ),
        Unit(Text("share", "比例"), "share"),
    ),
    "gap": (
        Text("gap: their shortfall below the line over the population", "贫困深度：其收入缺口按人口数平均"),
        Unit(Text("share of the line", "占贫困线的比例"), "share"),
    ),
    "severity": (
        Text("severity: their squared shortfall over the population", "贫困强度：其收入缺口的平方按人口数平均"),
        Unit(Text("share of the line", "占贫困线的比例"), "share"),
    ),
    "poor_persons": (
        Text("number of {who} persons", "{who}人口数"),
        Unit(Text("persons", "人"), "count"),
    ),
    "poor_households": (
        Text("number of {who} households", "{who}户数"),
        Unit(Text("households", "户"), "count"),
    ),
}
_BASE = Text("the population given", "所给人口数")
_REGISTER_METHOD = Text(
    "a count of the register: poor are the households of status {statuses}; poverty line {line} yuan a year; at or "
    "above the line the shortfall is zero",
    "据登记名册全数统计：状态为 {statuses} 的户为贫困户；贫困线为每年 {line} 元；达到或超过贫困线者缺口计为零",
)
_REGISTER_UNCERTAINTY = Text(
    "no sampling error; wrong and missing registrations are not measured here; {unknown} poor persons have no income "
    "on record, and count as zero in gap and severity",
    "无抽样误差；未计入错登、漏登；{unknown} 名贫困人口无收入记录，在贫困深度和贫困强度中计为零",
)
