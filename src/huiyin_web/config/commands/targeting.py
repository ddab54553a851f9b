"""The demo's plans, and their targets of 2015 to 2017 handed down: made up from its register; sums reconcile."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from huiyin.kernel.places import Level, ancestor, level_of
from huiyin_web.access.actor import Actor, platform
from huiyin_web.places.models import Organisation
from huiyin_web.places.queries import place_names, places_within
from huiyin_web.targets.actions._changing import Sent
from huiyin_web.targets.actions.adopt_plan import adopt_plan
from huiyin_web.targets.actions.break_down import Parts, break_down
from huiyin_web.targets.actions.inspect_value import inspect_value
from huiyin_web.targets.actions.issue_parts import issue_parts
from huiyin_web.targets.actions.report_value import report_value
from huiyin_web.targets.actions.revise_target import revise_target
from huiyin_web.targets.actions.set_target import Wanted, set_target
from huiyin_web.targets.models import Target
from huiyin_web.targets.queries.break_down_page import Rule, by_rule, rules_for
from huiyin_web.targets.queries.counted import Years, years_for
from huiyin_web.targets.queries.parts import places_below
from huiyin_web.targets.queries.stored import exactly, indicator_of

PROVINCE = "630000000000"
LAST, THIS = "qinghai-2011-2015", "qinghai-2016-2020"
_ADOPTED = {LAST: datetime(2011, 3, 1, 2, tzinfo=UTC), THIS: datetime(2016, 1, 12, 2, tzinfo=UTC)}
_HANDED_DOWN = {
    2015: datetime(2015, 2, 10, 2, tzinfo=UTC), 2016: datetime(2016, 2, 20, 2, tzinfo=UTC),
    2017: datetime(2017, 2, 20, 2, tzinfo=UTC),
}  # fmt: skip
_REPORTED, _INSPECTED = datetime(2016, 12, 28, 2, tzinfo=UTC), datetime(2017, 1, 16, 2, tzinfo=UTC)
_COUNTED_IN_PEOPLE = ("lifted", "training", "relocation")
_OF_2016 = {  # what the province asks of 2016; people at the scale of the register
    "lifted": Decimal(110_000), "training": Decimal(90_000), "relocation": Decimal(40_000), "villages": Decimal(400),
    "incidence": Decimal("0.11"), "income": Decimal(7_600),
}  # fmt: skip
_OF_2017 = {"lifted": Decimal(118_000), "incidence": Decimal("0.09")}
_SET_2017 = datetime(2017, 1, 18, 2, tzinfo=UTC)
_OF_DEPARTMENTS = {  # what departments answer for in 2016
    "青海省人力资源和社会保障厅": ("training", Decimal(60_000)),
    "青海省发展和改革委员会": ("relocation", Decimal(40_000)),
    "青海省交通运输厅": ("roads", Decimal(460)),
}  # fmt: skip
_RESERVED = Decimal("0.02")  # of the people to be lifted, kept back for places hit by snow
_SCALED = "示范数据按比例 {scale:g} 缩放"
_BELOW_MEAN = "各地基础不同，按同一增速分解（示范）"
_TABLE, _VISITED = "县扶贫办年度统计表（示范）", "抽查 4 村 60 户（示范）"
_CHEATS, _SEEN = 9, 15  # of so many counties one reports too much, and one is inspected


def office(code: str) -> Actor:
    """Give whoever acts for a poverty office of the demo; they reach every place."""
    role = {Level.PROVINCE: "demo", Level.PREFECTURE: "demo-prefecture"}.get(level_of(code), "demo-county")
    name = f"{place_names([code])[code].zh}负责人（示范）"
    return replace(platform(role), organisation=code, name=name)


def set_targets(*, scale: float) -> None:
    """Adopt both plans, set the province's targets, hand them down, and let places report and be inspected."""
    province = office(PROVINCE)
    for key, at in _ADOPTED.items():
        adopt_plan(key=key, by=province, at=at)
        for row in Target.objects.filter(plan__key=key, indicator__in=_COUNTED_IN_PEOPLE).select_related("plan"):
            value = _scaled(exactly(indicator_of(row), row.planned), scale)
            sent = Sent(1, value, reason=_SCALED.format(scale=scale))
            revise_target(target=row.pk, sent=sent, by=province, at=at)
    for year, asked, at in ((2016, _OF_2016, _ADOPTED[THIS]), (2017, _OF_2017, _SET_2017)):
        for key, value in asked.items():
            people = _scaled(value, scale) if key in _COUNTED_IN_PEOPLE else value
            set_target(wanted=Wanted(THIS, key, year, PROVINCE, people), by=province, at=at)
    for name, (key, value) in _OF_DEPARTMENTS.items():
        number = Organisation.objects.get(name=name).number
        people = _scaled(value, scale) if key in _COUNTED_IN_PEOPLE else value
        set_target(wanted=Wanted(THIS, key, 2016, number, people), by=province, at=_ADOPTED[THIS])
    below = [*places_within(PROVINCE, Level.PREFECTURE), *places_within(PROVINCE, Level.COUNTY)]
    years = years_for([PROVINCE, *below])
    actors = {code: office(code) for code in (PROVINCE, *below)}
    for year in _HANDED_DOWN:
        for row in _of(year, Level.PROVINCE):
            _hand_down(row, years, actors[PROVINCE])
        for row in _of(year, Level.PREFECTURE):
            _hand_down(row, years, actors[row.office])
    _report(years, actors)


def _scaled(people: Decimal, scale: float) -> Decimal:
    return (people * Decimal(str(scale))).quantize(Decimal(1))


def _of(year: int, level: Level) -> list[Target]:
    rows = Target.objects.filter(year=year, issued_on__isnull=False).select_related("plan").order_by("pk")
    return [row for row in rows if row.office == row.place_code and level_of(row.place_code) is level]


def _hand_down(row: Target, years: Years, by: Actor) -> None:
    """Hand a target down by its rule, where every place below has something by which it can be."""
    indicator, below = indicator_of(row), places_below(row.place_code)
    weights = years.weights(indicator.shared_by, row.year or 0, below)
    if len(weights) < len(below) or not any(weights.values()):
        return
    kept_back = _RESERVED * exactly(indicator, row.wanted) if row.indicator == "lifted" else Decimal(0)
    rule = Rule(rules_for(indicator)[0], kept_back.quantize(Decimal(1)))
    values = by_rule(row, indicator, rule, years, below)
    if row.indicator == "training":
        values = _nobody_left_out(values)
    at, seen = _HANDED_DOWN[row.year or 0], row.entries.count()
    break_down(target=row.pk, parts=Parts(values, rule.reserve, seen), by=by, at=at)
    issue_parts(target=row.pk, seen=seen + 1, reason=_BELOW_MEAN if row.indicator == "income" else "", by=by, at=at)


def _nobody_left_out(values: dict[str, Decimal]) -> dict[str, Decimal]:
    """Change by hand what the rule gives: a place with few poor gets one person of the largest part, not nothing."""
    changed = dict(values)
    for code in (code for code, value in values.items() if not value):
        largest = max(changed, key=lambda one: changed[one])
        changed[code], changed[largest] = Decimal(1), changed[largest] - 1
    return changed


def _report(years: Years, actors: dict[str, Actor]) -> None:
    """Let every place say how many people it lifted in 2016, some of them too many; inspections find what is so."""
    rows = Target.objects.filter(year=2016, indicator="lifted").exclude(office=PROVINCE).select_related("plan")
    for number, row in enumerate(rows.order_by("place_code")):
        counted = years.counted(indicator_of(row).counted, 2016, row.place_code) or Decimal(0)
        more = max(Decimal(1), counted // 10) if number % _CHEATS == 1 else Decimal(0)
        sent = Sent(row.entries.count(), counted + more, source=_TABLE)
        report_value(target=row.pk, sent=sent, by=actors[row.office], at=_REPORTED)
        if number % _SEEN == 1:
            found = Sent(sent.seen + 1, counted, source=_VISITED)
            inspect_value(target=row.pk, sent=found, by=actors[PROVINCE], at=_INSPECTED)


def upper_of(code: str) -> str:
    """Give the poverty office above one."""
    return PROVINCE if level_of(code) is Level.PREFECTURE else ancestor(code, Level.PREFECTURE)
