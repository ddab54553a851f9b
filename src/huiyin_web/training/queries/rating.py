"""What courses came to: pass and job rates with what they are rates of, by who teaches and by place."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet, Sum
from django.db.models.functions import Substr
from django.urls import reverse

from huiyin.followup.shares import Share
from huiyin.followup.training import Counted, least_rates, rates_of
from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin.policy import Parameter
from huiyin_web.core.amounts import PERSONS, SHARE, Figure
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.places.offices import office_names
from huiyin_web.places.queries import place_names
from huiyin_web.training.models import Course
from huiyin_web.training.queries.wording import of_how_many

_SUMS = (
    "joined", "judged", "passed", "asked_first", "asked_second", "working_first", "working_second", "cost",
)  # fmt: skip
_MOST = 50
FIRST, AGAIN = Text("Job rate, asked first", "首次回访就业率"), Text("Job rate, asked again", "再次回访就业率")


def figures_of(rows: QuerySet[Course], *, on: date) -> tuple[Figure, ...]:
    """Give what some courses came to together, beside the rates that policy asks for."""
    return tuple(rate_figures(_counted(rows.order_by().aggregate(**_aggregates())), on=on))


def rate_figures(counted: Counted, *, on: date) -> Iterator[Figure]:
    """Give the rates as figures, beside those that policy asks for."""
    rates, (least_pass, least_job) = rates_of(counted), least_rates(on)
    yield Figure(_JOINED, counted.joined, PERSONS, _JOINED_IS.fill(judged=counted.judged))
    yield _rate(_PASS, rates.passed, _PASS_IS, least_pass)
    for label, share in zip((FIRST, AGAIN), rates.jobs, strict=True):
        yield _rate(label, share, _JOB_IS, least_job)


def by_provider(rows: QuerySet[Course]) -> Table:
    """Give what courses came to by who teaches, the largest first."""
    found = list(rows.order_by().values("provider").annotate(**_aggregates()).order_by("-joined", "provider")[:_MOST])
    names = office_names({one["provider"] for one in found})
    lines = [_row(Cell(names[one["provider"]]), one, one["provider"]) for one in found]
    return Table(_BY_PROVIDER, _columns("provider", Text("Who teaches", "培训机构")), lines, note=_NOTE)


def by_place(rows: QuerySet[Course], *, digits: int) -> Table:
    """Give what courses came to by the county, or what lies below it, in which they are held."""
    grouped = rows.annotate(under=Substr("place_code", 1, digits)).order_by().values("under")
    found = list(grouped.annotate(**_aggregates()).order_by("under")[:_MOST])
    codes = {one["under"]: one["under"].ljust(12, "0") for one in found}
    names = place_names(codes.values())
    lines = [
        _row(Cell(names.get(code, code), f"{reverse('training:list')}?place={code}"), one, code)
        for one in found
        for code in [codes[one["under"]]]
    ]
    return Table(_BY_PLACE, _columns("place", Text("Place", "地区")), lines, note=_NOTE)


def digits_below(place: str) -> int:
    """Give how many digits tell apart the places in which the courses of a place are held: counties, then townships."""
    county = place[: Level.COUNTY.digits]
    return Level.TOWNSHIP.digits if place and not county.endswith("00") else Level.COUNTY.digits


def _aggregates() -> dict[str, Sum]:
    return {key: Sum(key) for key in _SUMS}


def _counted(sums: dict[str, int | None]) -> Counted:
    told = {key: value or 0 for key, value in sums.items()}
    return Counted(
        told["joined"], told["judged"], told["passed"], (told["asked_first"], told["asked_second"]),
        (told["working_first"], told["working_second"]),
    )  # fmt: skip


def _row(name: Cell, sums: dict[str, int | None], code: str) -> Row:
    counted = _counted(sums)
    rates = rates_of(counted)
    shares = (Cell(one.share, under=of_how_many(one)) for one in (rates.passed, *rates.jobs))
    return Row((name, counted.joined, sums["cost"], *shares, code))


def _rate(label: Text, share: Share, words: Text, least: Parameter) -> Figure:
    if share.low is None or share.high is None:
        return Figure(label, None, SHARE, _NONE)
    definition = words.fill(met=share.met, of=share.of, low=f"{share.low * 100:.1f}", high=f"{share.high * 100:.1f}")
    beside = _LEAST.fill(least=f"{float(least.value) * 100:g}", source=least.source.title)
    return Figure(label, share.share, SHARE, definition, beside=beside)


def _columns(key: str, label: Text) -> tuple[Column, ...]:
    return (
        Column(key, label),
        Column("joined", Text("Joined", "参训人数"), Kind.NUMBER),
        Column("cost", Text("Cost", "费用"), Kind.MONEY),
        Column("passed", Text("Pass rate", "合格率"), Kind.SHARE, places=1, main=True),
        Column("first", FIRST, Kind.SHARE, places=1),
        Column("second", AGAIN, Kind.SHARE, places=1),
        Column("code", Text("Code", "代码"), filed=True),
    )


_JOINED, _JOINED_IS = (
    Text("Joined", "参训人数"),
    Text("People in courses; {judged} have a result", "参加培训；已有结果 {judged} 人"),
)
_PASS, _PASS_IS = (
    Text("Pass rate", "合格率"),
    Text(
        "{met} of {of} with a result; 95% interval {low}% to {high}% (Wilson)",
        "已有结果 {of} 人中 {met} 人合格；95% 区间 {low}% 至 {high}%（Wilson）",
    ),
)
_JOB_IS = Text(
    "{met} of {of} who passed and were reached; 95% interval {low}% to {high}% (Wilson)",
    "已回访的合格人员 {of} 人中 {met} 人就业；95% 区间 {low}% 至 {high}%（Wilson）",
)
_NONE = Text("Nobody is counted yet.", "尚无数据。")
_LEAST = Text("asked for: {least}% at least. {source}", "要求不低于 {least}%。{source}")
_BY_PROVIDER, _BY_PLACE = Text("By who teaches", "分培训机构"), Text("By place", "分地区")
_NOTE = Text(
    "Passed: of those with a result. Job: of those who passed and were reached. Beneath each: how many of how many, "
    "and the 95% interval (Wilson).",
    "合格率：占已有结果人员。就业率：占已回访到的合格人员。下方为人数与 95% 区间（Wilson）。",
)
