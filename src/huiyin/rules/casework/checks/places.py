"""Checks of the exit of a village or county: its list, incidence and facilities, and the evaluation by others."""

from collections.abc import Iterator
from decimal import Decimal

from huiyin.kernel.text import Text
from huiyin.policy.decision import Reason, Verdict
from huiyin.records.sheets import FACILITIES
from huiyin.rules.casework.asked import Asked
from huiyin.rules.casework.case import PlaceKnown
from huiyin.rules.casework.checks.incidences import flaws_of, judged

_LISTED = Text("The place is on the list and has not left it.", "该地在贫困名单内，尚未退出。")
_NOT_LISTED = Text(
    "The place is on no list of poor villages or poverty counties, or has left it.", "该地不在贫困名单内，或已退出。"
)
_BASIS = Text(
    "Numerator: registered poor on {on}. Denominator: rural population of {year} ({source}).",
    "分子：{on} 在册贫困人口；分母：{year} 年农村户籍人口（{source}）。",
)
_NO_BASIS = Text(
    "No statistics tell the rural population of this place: import the yearly statistics.",
    "没有该地农村人口统计，无法计算贫困发生率，请先导入年度统计。",
)
_OLD_BASIS = Text(
    "The rural population is of {year}; a decision of {now} needs that of {before} or {now}.",
    "农村人口为 {year} 年数据；{now} 年办理须使用 {before} 年或 {now} 年数据。",
)
_NO_FACILITIES = Text(
    "No register of facilities of {before} or {now} is there: import it.",
    "没有 {before} 年或 {now} 年设施台账，请先导入。",
)
_THERE = Text("By the register of {year} no facility is missing.", "按 {year} 年设施台账，无缺项。")
_GAP = Text(
    "By the register of {year} missing: {facility}. What is done?", "按 {year} 年设施台账缺项：{facility}，请说明。"
)
_ANSWERED = Text("What is missing was answered.", "设施缺项已作说明。")
_UNANSWERED = Text("A missing facility is not answered. Answer it in words.", "设施缺项尚未说明，请补充说明。")
_NOT_PART = Text("{part} cannot be of {whole}.", "数据有误：{part} 超过 {whole}。")
_NOBODY = Text("Nobody was asked: there is no share of 0.", "样本为 0，无法计算比例。")
_WRONG = Text(
    "Wrongly exited: {part} of {whole} exited persons in the sample ({share}); it must lie below {limit}.",
    "抽样脱贫人口 {whole} 人中错退 {part} 人（{share}），错退率须低于 {limit}。",
)
_OMITTED = Text(
    "Omitted: {part} of {whole} persons not registered in the sampled villages ({share}); it must lie below {limit}.",
    "抽样村未建档立卡农村人口 {whole} 人中漏评 {part} 人（{share}），漏评率须低于 {limit}。",
)
_ACKNOWLEDGING = Text(
    "Acknowledging: {part} of {whole} households surveyed ({share}); it must lie above {limit}.",
    "调查 {whole} 户中认可 {part} 户（{share}），群众认可度须高于 {limit}。",
)
_COMPREHENSIVE = Text(
    "Comprehensive incidence: ({poor} registered poor + {omitted} omitted + {wrong} wrongly exited, both projected by "
    "their rates) of {population} rural people of {year}: {share}; it must lie below {limit}.",
    "综合贫困发生率：（在册贫困 {poor} 人＋按漏评率推算 {omitted} 人＋按错退率推算 {wrong} 人）÷ "
    "{year} 年农村人口 {population} 人＝{share}，须低于 {limit}。",
)


def place_listed(asked: Asked) -> Iterator[Reason]:
    """Ask that the place is on its list and has not left it."""
    listed = _place(asked).listed
    yield asked.told(_LISTED if listed else _NOT_LISTED, met=listed)


def place_incidence_below(asked: Asked) -> Iterator[Reason]:
    """Ask that the registered poor of the day are few enough among the rural population, whose year is told."""
    limit, place, now = asked.parameter(), _place(asked), asked.on.year
    if place.rural_population is None or place.population_year is None:
        yield asked.told(_NO_BASIS, met=False)
        return
    if place.population_year not in {now - 1, now}:
        yield asked.told(_OLD_BASIS.fill(year=place.population_year, now=now, before=now - 1), met=False)
        return
    figures = (place.poor_persons, place.poor_households, place.rural_population)
    flaws = tuple(flaws_of(asked.check.key, *figures))
    if not flaws:
        source = place.population_source
        yield asked.told(_BASIS.fill(on=asked.on, year=place.population_year, source=source), met=True)
    yield from flaws or judged(asked.check.key, *figures, limit)


def facilities_answered(asked: Asked) -> Iterator[Reason]:
    """Ask what is done about each facility that the latest register misses: the opinions weigh them, by no number."""
    place, now = _place(asked), asked.on.year
    if place.facilities_year not in {now - 1, now}:
        yield asked.told(_NO_FACILITIES.fill(now=now, before=now - 1), met=False)
        return
    if not place.missing:
        yield asked.told(_THERE.fill(year=place.facilities_year), met=True)
        return
    for key in place.missing:
        words = _GAP.fill(year=place.facilities_year, facility=FACILITIES.field(key).label)
        yield Reason(asked.check.key, Verdict.QUESTION, words)
    answered = asked.given("facilities_answer") is not None
    yield asked.told(_ANSWERED if answered else _UNANSWERED, met=answered)


def wrong_exits_below(asked: Asked) -> Iterator[Reason]:
    """Ask that few enough of the exited persons in the sample were led out wrongly."""
    yield from _share(asked, _WRONG, "wrong_exits", "exited_sampled")


def omissions_below(asked: Asked) -> Iterator[Reason]:
    """Ask that few enough of the persons who are not registered were omitted."""
    yield from _share(asked, _OMITTED, "omitted", "unregistered_sampled")


def acceptance_above(asked: Asked) -> Iterator[Reason]:
    """Ask that enough of the households surveyed acknowledge the work."""
    yield from _share(asked, _ACKNOWLEDGING, "households_acknowledging", "households_surveyed", above=True)


def comprehensive_incidence_below(asked: Asked) -> Iterator[Reason]:
    """Ask that the poor, the omitted and the wrongly exited are few enough, by the sample's rates for the county."""
    limit, place = asked.parameter(), _place(asked)
    wrong, exited = asked.whole("wrong_exits"), asked.whole("exited_sampled")
    omitted, unregistered = asked.whole("omitted"), asked.whole("unregistered_sampled")
    if place.rural_population is None or place.population_year is None:
        yield asked.told(_NO_BASIS, met=False)
        return
    if not (exited and unregistered and place.rural_population):
        return  # the two rates say so themselves
    outside = max(place.rural_population - place.poor_persons - place.exited_persons, 0)
    missed = Decimal(omitted) / unregistered * outside
    returned = Decimal(wrong) / exited * place.exited_persons
    share = (place.poor_persons + missed + returned) / place.rural_population
    words = _COMPREHENSIVE.fill(
        poor=f"{place.poor_persons:,}", omitted=f"{missed:,.0f}", wrong=f"{returned:,.0f}", year=place.population_year,
        population=f"{place.rural_population:,}", share=f"{share:.3%}", limit=f"{limit.value:.0%}",
    )  # fmt: skip
    yield asked.told(words, limit, met=share < limit.value)


def _share(asked: Asked, words: Text, part: str, whole: str, *, above: bool = False) -> Iterator[Reason]:
    limit = asked.parameter()
    count, of = asked.whole(part), asked.whole(whole)
    if of < 1:
        yield asked.told(_NOBODY, met=False)
        return
    if count > of:
        yield asked.told(_NOT_PART.fill(part=f"{count:,}", whole=f"{of:,}"), met=False)
        return
    share = Decimal(count) / of
    told = words.fill(part=f"{count:,}", whole=f"{of:,}", share=f"{share:.3%}", limit=f"{limit.value:.0%}")
    yield asked.told(told, limit, met=share > limit.value if above else share < limit.value)


def _place(asked: Asked) -> PlaceKnown:
    return asked.case.known.place or PlaceKnown()
