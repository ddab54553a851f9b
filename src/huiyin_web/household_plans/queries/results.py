"""What became of helped households beside those alike: by kind of help, for a place and a year, as it was stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from huiyin.kernel.places import Level, ancestors, level_of
from huiyin.kernel.text import Text
from huiyin.measures.effects import LIMITS, Outcome, Said
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import Tone
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import number
from huiyin_web.household_plans.comparing import comparable_years, years_of
from huiyin_web.household_plans.models import HelpResult
from huiyin_web.household_plans.pages import BoardPage
from huiyin_web.household_plans.queries.wording import batch_of, kind_of
from huiyin_web.household_plans.works import RESULTS
from huiyin_web.jobs.works import is_at_work
from huiyin_web.places.models import Place
from huiyin_web.places.queries import place_names
from huiyin_web.snapshots.queries import people_are_made_up

TITLE = Text("Results of help", "帮扶成效")
_OF = Text("Results of help: {place}, {year}", "{place} {year} 年帮扶成效")
_LEAD = Text(
    "How income and poverty changed in {year} for households that got help of a kind, beside households alike that "
    "never got any of it.",
    "{year} 年受助户收入和脱贫变化，与从未接受该类帮扶的相似农户对照。",
)
_NO_YEAR = Text(
    "No two years of one standard are frozen, so nothing can be compared yet.",
    "尚无同一标准的相邻两年快照，暂不能比较。",
)
_OUTDATED = Text(
    "A frozen year was corrected since this was computed. Have it computed anew.", "计算后年度快照已更正，请重新计算。"
)
_NONE = Text("Nothing is stored for this place and year.", "该地该年尚无比较结果。")
_NONE_NEXT = Text(
    "The provincial office or an analyst has it computed on this page.", "由省级扶贫办或统计分析员在本页发起计算。"
)
_TABLES = {
    Outcome.INCOME: Text("Change of income per head", "人均纯收入变化"),
    Outcome.LEFT: Text("Left poverty in the year", "当年脱贫"),
}
_TONES: dict[Said, Tone] = {
    Said.TOO_FEW: "", Said.APART_BEFORE: "warn", Said.UNCLEAR: "", Said.MORE: "good", Said.LESS: "bad",
}  # fmt: skip
_BETWEEN = Text("{low} to {high}", "{low} 至 {high}")
_YUAN, _POINTS = Text("yuan a head", "元/人"), Text("percentage points", "个百分点")
_DIFFERENCE = Text("Difference and 95 % interval", "差异及 95% 置信区间")
_WITH_ALIKE = Text("{count} with somebody alike", "{count} 户有可比对象")
_IN_VILLAGES = Text("in {count} villages, all together", "共涉及 {count} 个村")
_MATCHED = Text("{left} matched", "匹配后 {left}")
_BEFORE_MATCHING = Text("{apart} before matching", "匹配前 {apart}")
_SHORT = {
    Said.TOO_FEW: Text("can't tell", "无法判断"),
    Said.APART_BEFORE: Text("apart before", "此前已有差异"),
    Said.UNCLEAR: Text("unclear", "不显著"),
    Said.MORE: Text("better", "好于对照"),
    Said.LESS: Text("worse", "差于对照"),
}
_NOTES = (
    LIMITS,
    Text(
        "Of few households nothing is said: the rule wants 30 helped households with somebody alike, at least half of "
        "the helped, in 20 villages. A county with fewer can't tell.",
        "户数过少不作判断：须有 30 户以上可比受助户、占受助户一半以上、分布在 20 个村以上，达不到的县不作判断。",
    ),
    Text(
        "Many kinds of help and places are compared at once: of twenty without any effect one seems to have some. One "
        "year is short for industry and schooling.",
        "同时比较多类帮扶和多个地区：无实际差异的二十项中约有一项会显示差异；产业和教育帮扶一年内难见成效。",
    ),
)
_LEVELS = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
_AREA = Text("An area of yours", "您的管辖地区")


@dataclass(frozen=True, slots=True)
class Offered:
    """What may be asked for: years, the latest first, and places in reach, the highest first."""

    years: tuple[int, ...]
    places: tuple[tuple[str, Text], ...]


def offered(actor: Actor) -> Offered:
    """Give the years and places whose results somebody may read.

    Raises:
        NotAllowedError: the role sees no figures.
        NotFoundError: no place is in reach.
    """
    actor.need(May.SEE_FIGURES)
    found = Place.objects.filter(actor.scope.places("code"), level__in=[one.value for one in _LEVELS])
    codes = list(found.order_by("code").values_list("code", flat=True))
    if not codes:
        codes = _county_of(actor)
    names = place_names(codes)
    return Offered(comparable_years(), tuple((code, names[code]) for code in sorted(names)))


def _county_of(actor: Actor) -> list[str]:
    """Give the county of whoever reaches less than one: its figures are no household's."""
    first = Place.objects.filter(actor.scope.places("code")).order_by("code").values_list("code", flat=True).first()
    if first is None:
        raise NotFoundError(what=_AREA)
    return [code for code in ancestors(first) if level_of(code) is Level.COUNTY]


def results_page(*, actor: Actor, year: int | None, place: str, known: Offered) -> BoardPage:
    """Give the results of a year and a place: of the latest and the highest where none is named.

    Raises:
        NotFoundError: the place or the year is not among those offered.
    """
    codes = [code for code, _name in known.places]
    code, chosen = place or codes[0], year or next(iter(known.years), None)
    if code not in codes or (year and year not in known.years):
        raise NotFoundError(what=_AREA)
    here = reverse("household_plans:results")
    name = dict(known.places)[code]
    if chosen is None:
        return BoardPage(TITLE, _NO_YEAR, (Crumb(TITLE),), here, {}, "huiyin-help-results")
    rows = list(HelpResult.objects.filter(place_code=code, year=chosen))
    job = RESULTS.latest([chosen]).get(chosen)
    at_work = is_at_work(job)
    may = actor.may(May.COMPARE_HELP) and not at_work
    stamp = years_of(chosen).stamp
    return BoardPage(
        title=_OF.fill(place=name, year=chosen),
        lead=_OUTDATED if rows and rows[0].stamp != stamp else _LEAD.fill(year=chosen),
        crumbs=(Crumb(TITLE),),
        here=here,
        tables={outcome.value: _table(actor, rows, outcome) for outcome in Outcome},
        name=f"huiyin-help-results-{chosen}-{code}",
        notes=_NOTES,
        job_url=reverse("jobs:job", args=[job.pk]) if job and at_work else "",
        compute_url=reverse("household_plans:compute", args=[chosen]) if may else "",
        stamp=rows[0].stamp if rows else "",
        made_up=people_are_made_up(),
    )


def _table(actor: Actor, rows: Sequence[HelpResult], outcome: Outcome) -> Table:
    is_share = outcome is Outcome.LEFT
    unit, places = (_POINTS, 1) if is_share else (_YUAN, 0)
    columns = (
        Column("kind", Text("Kind of help", "帮扶类别")),
        Column("difference", _DIFFERENCE, Kind.NUMBER, unit, places=places, main=True),
        Column("said", Text("What it says", "结论")),
        Column("helped", Text("Helped", "受助户"), Kind.NUMBER),
        Column("alike", Text("Alike, without this help", "相似未受助户"), Kind.NUMBER),
        Column("balance", Text("Income before, apart", "受助前收入差距"), unit=Text("standard deviations", "标准差")),
        *(() if is_share else (Column("past", Text("The year before the help", "受助前一年差异"), unit=_YUAN),)),
        Column("low", Text("From", "区间下限"), Kind.NUMBER, unit, places=places, filed=True),
        Column("high", Text("To", "区间上限"), Kind.NUMBER, unit, places=places, filed=True),
        Column("matched", Text("Helped, with somebody alike", "有可比对象的受助户"), Kind.NUMBER, filed=True),
        Column("villages", Text("Villages", "村"), Kind.NUMBER, filed=True),
    )
    found = sorted((one for one in rows if one.outcome == outcome), key=lambda one: -one.helped)
    told = [_row(actor, one, is_share=is_share) for one in found]
    return Table(_TABLES[outcome], columns, told, empty=_NONE, empty_next=_NONE_NEXT)


def _row(actor: Actor, one: HelpResult, *, is_share: bool) -> Row:
    opens = actor.may(May.SEE_HOUSEHOLDS) and actor.scope.covers(one.place_code)
    url = reverse("household_plans:behind", args=[one.year, one.kind, one.place_code]) if opens else ""
    verdict, factor = Said(one.said), 100 if is_share else 1
    ends = (one.estimate, one.low, one.high) if verdict is not Said.TOO_FEW else (None, None, None)
    estimate, low, high = (None if end is None else end * factor for end in ends)
    past = () if is_share else (_between(one.past_low, one.past_high, 0),)
    return Row((
        Cell(kind_of(one.kind), url, under=batch_of(one.kind)),
        Cell(estimate, under=_between(low, high, 1 if is_share else 0) or ""),
        Cell(_SHORT[verdict], tone=_TONES[verdict], under=verdict.label.sentence()),
        Cell(one.helped, under=_WITH_ALIKE.fill(count=number(one.matched))),
        Cell(one.alike, under=_IN_VILLAGES.fill(count=number(one.villages))),
        _balance(one),
        *past,
        low,
        high,
        one.matched,
        one.villages,
    ))  # fmt: skip


def _between(low: float | None, high: float | None, places: int) -> Text | None:
    if low is None or high is None:
        return None
    return _BETWEEN.fill(low=number(low, places), high=number(high, places))


def _balance(one: HelpResult) -> Cell | None:
    if one.apart is None or one.left_apart is None:
        return None
    return Cell(_MATCHED.fill(left=f"{one.left_apart:+.2f}"), under=_BEFORE_MATCHING.fill(apart=f"{one.apart:+.2f}"))
