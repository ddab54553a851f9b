"""The outlook of a place: actual against the path, the years to come, its targets, the places beneath, what if."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse

from huiyin.kernel.places import Level, level_of
from huiyin.kernel.text import Text
from huiyin.planning.forecast.prospects import Prospect
from huiyin.planning.plans import Counted, plans
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.amounts import PERSONS, Figure
from huiyin_web.core.charts import Chart
from huiyin_web.core.parts import Tab
from huiyin_web.core.tables import Table
from huiyin_web.forecasts.models import Forecast, Walked
from huiyin_web.forecasts.pages import OutlookPage
from huiyin_web.forecasts.queries.course import Course, course_of, is_of_lifted
from huiyin_web.forecasts.queries.making import why_not
from huiyin_web.forecasts.queries.pictures import Drawn, lifted_chart, poor_chart
from huiyin_web.forecasts.queries.prospects import prospects
from huiyin_web.forecasts.queries.provenance import provenance
from huiyin_web.forecasts.queries.questions import Question
from huiyin_web.forecasts.queries.stored import answer_to, places_of
from huiyin_web.forecasts.queries.tables import children_table, learnt_table, targets_table, years_table
from huiyin_web.forecasts.queries.way import way_to
from huiyin_web.forecasts.queries.wording import lifted_between, poor_between
from huiyin_web.places.queries import place_or_404, places_within
from huiyin_web.targets.models import Target
from huiyin_web.targets.queries.counted import Years, years_for
from huiyin_web.targets.queries.stored import indicator_of, targets_in_reach

_POOR = Counted("figure", "poor_persons")


@dataclass(frozen=True)
class View:
    """A forecast as it is looked at: of a place, with those beneath, and the answer to a question."""

    actor: Actor
    code: str
    name: Text
    row: Forecast
    years: Years
    below: Mapping[str, Text]
    answer: Forecast | None
    own: str

    @property
    def ahead(self) -> range:
        """The years that are forecast."""
        return range(self.row.base_year + 1, self.row.until + 1)

    @cached_property
    def places(self) -> Mapping[str, Mapping[int, Walked]]:
        """What is expected of the place in every year, and of those beneath in the next and the last."""
        found: dict[str, dict[int, Walked]] = dict(places_of(self.row, [self.own], self.ahead))
        return found | (places_of(self.row, self.below, (self.ahead[0], self.ahead[-1])) if self.below else {})

    @cached_property
    def here(self) -> Mapping[int, Walked]:
        """What is expected of the place."""
        return self.places.get(self.own, {})

    @cached_property
    def answered(self) -> Mapping[int, Walked]:
        """What would be with other rates."""
        return places_of(self.answer, [self.own], self.ahead).get(self.own, {}) if self.answer else {}

    @cached_property
    def targets(self) -> list[Target]:
        """The targets of the next year's plan: the place's own from the base year on, and of the next year beneath."""
        keys = [key for key, plan in plans().items() if self.ahead[0] in plan.years]
        rows = targets_in_reach(self.actor).filter(plan__key__in=keys, issued_on__isnull=False)
        found = rows.filter(office__in=[self.code, *self.below]).select_related("plan").order_by("year", "pk")
        return list(found)

    @property
    def own_targets(self) -> list[Target]:
        """The place's own."""
        return [row for row in self.targets if row.office == self.code]

    @property
    def asked(self) -> dict[str, Target]:
        """What the places beneath are asked for in the next year."""
        there = (row for row in self.targets if row.year == self.ahead[0] and row.office in self.below)
        return {row.office: row for row in there if is_of_lifted(row)}

    @cached_property
    def told(self) -> Mapping[int, Prospect]:
        """How it stands with all these targets."""
        return prospects([*self.shown_targets, *self.asked.values()], self.years)

    @property
    def shown_targets(self) -> list[Target]:
        """Those of the place that are told: of the next year, the whole plan, and the base year, in this order."""
        order = {self.ahead[0]: 0, None: 1, self.row.base_year: 2}
        return sorted((row for row in self.own_targets if row.year in order), key=lambda row: order[row.year])

    @property
    def counted(self) -> dict[int, int]:
        """The poor that were counted in the years that the forecast learnt from."""
        found = {int(year): self.years.counted(_POOR, int(year), self.code) for year in sorted(self.row.snapshots)}
        return {year: int(value) for year, value in found.items() if value is not None}


def outlook_page(*, actor: Actor, code: str, base: int | None, question: Question, on: date) -> OutlookPage:
    """Give the outlook of a place.

    Args:
        actor: who looks.
        code: the place.
        base: the year from whose end on it looks; the latest where none is named, or none is in force.
        question: rates other than those learnt.
        on: the day.

    Raises:
        NotAllowedError, NotFoundError: their role sees no figures, or the place is out of reach.
    """
    actor.need(May.SEE_FIGURES)
    name = place_or_404(actor, code).name
    rows = list(Forecast.objects.filter(base__isnull=True, superseded=False).order_by("-base_year"))
    if not rows:
        return _nothing(actor, code, name)
    row = next((one for one in rows if one.base_year == base), rows[0])
    view = _view(actor, code, name, row, question)
    course = course_of(view.own_targets, row.base_year, view.years)
    opens = actor.may(May.SEE_HOUSEHOLDS)
    small = level_of(code) is Level.VILLAGE
    return OutlookPage(
        title=_OF.fill(place=name),
        lead=_AS_OF.fill(year=row.base_year, until=row.until) if view.here else _NOBODY,
        crumbs=way_to(actor, code),
        code=code,
        base=row.base_year,
        forecast=row.pk,
        bases=_bases(rows, row, code),
        figures=tuple(_figures(view, course, opens=opens)),
        pictures=tuple(_pictures(view, course)),
        targets=targets_table(view.shown_targets, view.told),
        reasons=tuple(_reasons(view)),
        years=years_table(row, code, view.here, view.answered) if view.here else None,
        learnt=learnt_table(row, code, view.years, opens=opens),
        children=_children(view),
        what_if=question.words if view.answered else None,
        unanswered=question.words if question.is_asked and not view.answer and not small else None,
        too_small=_SMALL if small else None,
        may_ask=actor.may(May.ASK_FORECASTS) and not small and bool(view.here),
        known={"exits": str(question.exits), "returns": str(question.returns)},
        provenance=tuple(provenance(row)),
        outdated=_PASSED.fill(year=view.ahead[0]) if on > date(view.ahead[0], 12, 31) and
        view.ahead[0] not in view.years.by_year else None,
    )  # fmt: skip


def _view(actor: Actor, code: str, name: Text, row: Forecast, question: Question) -> View:
    level = level_of(code).below
    below = places_within(code, level, year=row.base_year) if level else {}
    years = years_for([code])
    codes = years.known.standing(code, row.base_year)
    answer = answer_to(row, question) if question.is_asked else None
    own = codes[0] if len(codes) == 1 else ""
    return View(actor, code, name, row, years, below, answer, own)


def _nothing(actor: Actor, code: str, name: Text) -> OutlookPage:
    """Give the page while nothing is forecast, which says why."""
    years = years_for([code]).by_year
    refused = why_not(max(years)) if years else None
    return OutlookPage(
        title=_OF.fill(place=name), lead=refused.text if refused else _NOT_MADE, crumbs=way_to(actor, code), code=code,
        base=None, forecast=0, bases=(), figures=(), pictures=(), targets=None, reasons=(), years=None, learnt=None,
        children=None, what_if=None, unanswered=None, too_small=None, may_ask=False, known={}, provenance=(),
        outdated=None,
    )  # fmt: skip


def _bases(rows: list[Forecast], row: Forecast, code: str) -> tuple[Tab, ...]:
    where = reverse("forecasts:place", args=[code])
    return tuple(Tab(_FROM.fill(year=one.base_year), f"{where}?base={one.base_year}", one is row) for one in rows)


def _figures(view: View, course: Course | None, *, opens: bool) -> Iterator[Figure]:
    base = view.row.base_year
    behind = f"{reverse('overview:behind', args=[view.code, 'poor_persons'])}?year={base}"
    yield Figure(
        _NOW.fill(year=base), view.counted.get(base), PERSONS, _COUNTED.fill(year=base), url=behind if opens else ""
    )
    for year in sorted({view.ahead[0], view.ahead[-1]} & view.here.keys()):
        one = view.here[year]
        said = _EXPECTED.fill(poor=poor_between(one), lifted=f"{one.lifted:,}", ends=lifted_between(one), year=base)
        url = f"{reverse('forecasts:behind', args=[view.code, year])}?base={base}"
        yield Figure(_AT.fill(year=year), one.poor, PERSONS, said, url=url)
    if course is not None:
        yield _pace(course, base)


def _pace(course: Course, base: int) -> Figure:
    stands = course.stands
    a_year = None if stands.pace is None else round(stands.pace * _DAYS)
    said = _PACE_IS.fill(
        done=f"{course.done[base]:,}", expected=f"{stands.expected:,.0f}", least=f"{stands.least:,.0f}",
        where=stands.place.label, planned=f"{stands.planned_pace * _DAYS:,.0f}",
    )  # fmt: skip
    return Figure(_PACE, a_year, PERSONS, said)


def _pictures(view: View, course: Course | None) -> Iterator[Chart]:
    if not view.here:
        return
    drawn = Drawn(
        view.row, view.code, view.name, view.counted, view.here, view.answered, view.answer.pk if view.answer else 0
    )
    found = poor_chart(drawn)
    if found is not None:
        yield found
    if course is not None:
        yield lifted_chart(drawn, course)


def _reasons(view: View) -> Iterator[tuple[Text, Text]]:
    for row in view.shown_targets:
        if row.pk in view.told:
            label = indicator_of(row).label.sentence()
            named = _OF_YEAR.fill(what=label, year=row.year) if row.year else _OF_PLAN.fill(what=label)
            yield named, view.told[row.pk].why


def _children(view: View) -> Table | None:
    if not view.below:
        return None
    return children_table(view.row, view.below, view.places, view.asked, view.told)


_DAYS = 365
_OF = Text("Outlook of {place}", "{place}：进展与预测")
_AS_OF = Text(
    "As the register stood at the end of {year}; forecast to the end of {until} from its own movements. It says what "
    "the register would say if the years to come were like those before.",
    "以 {year} 年末台账为准，按以往变动预测至 {until} 年末：假定今后各年与以往相似时，台账将会如何。",
)
_NOBODY = Text(
    "Nobody here is on the register, or the place was another one then: there is nothing to forecast.",
    "该地当时没有在册户，或当时为其他区划，无从预测。",
)
_NOT_MADE = Text(
    "No forecast was made yet. One is made when a year is frozen.", "尚未生成预测；冻结年度快照后自动生成。"
)
_FROM = Text("from the end of {year}", "{year} 年末起")
_NOW = Text("Poor at the end of {year}", "{year} 年末贫困人口")
_COUNTED = Text("Counted in the register at the end of {year}", "{year} 年末台账统计")
_AT = Text("Poor expected at the end of {year}", "预计 {year} 年末贫困人口")
_EXPECTED = Text(
    "90% interval {poor}; {lifted} leave from the end of {year} on ({ends})",
    "90% 区间 {poor}；{year} 年末以来脱贫 {lifted} 人（{ends}）",
)
_PACE = Text("Required pace a year", "每年所需进度")
_PACE_IS = Text(
    "{done} have left, {expected} are expected by the path ({least} is the edge of its band): {where}. Planned were "
    "{planned} a year",
    "已脱贫 {done} 人；进度线应为 {expected} 人（区间下限 {least}）：{where}。计划为每年 {planned} 人",
)
_OF_YEAR, _OF_PLAN = Text("{what}, {year}", "{year} 年{what}"), Text("{what}, whole plan", "全规划期{what}")
_SMALL = Text(
    "What would be with other rates is not told of a village: a few households decide there. Ask its township.",
    "村级户数太少，不作假设测算；请在所属乡镇查看。",
)
_PASSED = Text(
    "{year} has ended and is not frozen yet: what is told here was known before. Once the year is frozen, it is known "
    "what came.",
    "{year} 年已结束但尚未冻结：此处为此前的判断。该年度冻结后即可知实际结果。",
)
