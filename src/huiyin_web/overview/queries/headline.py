"""The four figures that a page of a place begins with, each with its definition and source; and their sentence."""

from dataclasses import dataclass

from django.urls import reverse

from huiyin.kernel.places import NATION, Level, ancestor, level_of
from huiyin.kernel.text import Text
from huiyin.measures.register.indicators import indicators_of
from huiyin.measures.register.movements import Movement
from huiyin.records.snapshots import Statistic, statistics_of
from huiyin_web.core.amounts import FINE_SHARE, PERSONS, POINTS, SHARE, YUAN, Change, Figure, Unit
from huiyin_web.overview.queries.frozen import Beside
from huiyin_web.overview.queries.placing import behind_url
from huiyin_web.places.wording import one_language

STATISTICS = _RURAL_INCOME, _POOR_AREA_INCOME, _SURVEY, _REGISTERED = (
    "rural_income", "poor_area_income", "nbs_incidence", "published_registered_population",
)  # fmt: skip
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Facts:
    """What the headline of a place is made of: its frozen figures of two years, and the statistics frozen with them.

    `opens` says whether the reader may see the households behind the figures.
    """

    code: str
    name: Text
    beside: Beside
    now: dict[str, float]
    before: dict[str, float]
    opens: bool

    @property
    def year(self) -> int:
        """The year that the page is about."""
        return self.beside.now.year

    def own(self, indicator: str) -> float | None:
        """Give a frozen figure of the place."""
        return self.now.get(indicator)

    def moved(self, indicator: str) -> float | None:
        """Give how far a frozen figure moved since the year before; nothing across a series break."""
        now, before = self.now.get(indicator), self.before.get(indicator)
        return None if now is None or before is None else now - before

    def statistic(self, indicator: str, *, code: str | None = None, back: int = 0) -> Statistic | None:
        """Give a published statistic of the year, or of `back` years before, as it was frozen with the year.

        A place that was several then has none: means do not add up.
        """
        codes = self.beside.succession.same(code or self.code, self.year, self.year - back)
        if len(codes) != 1:
            return None
        return statistics_of(self.beside.now.snapshot).of(codes[0], self.year - back).get(indicator)

    def behind(self, indicator: str) -> str:
        """Give the address of the households behind a figure; empty where there are none or they are not shown."""
        return behind_url(self.code, indicator, self.year) if self.opens and self.own(indicator) else ""


def facts(code: str, name: Text, beside: Beside, *, opens: bool = False) -> Facts:
    """Read what the headline of a place needs; `opens` where the reader may see households."""
    before = beside.comparable.of(*beside.codes_before(code)) if beside.comparable else {}
    return Facts(code, name, beside, beside.now.of(code), before, opens)


def figures(of: Facts) -> tuple[Figure, ...]:
    """Give the headline figures of a place."""
    return _poor(of), _incidence(of), _income(of), _exits(of)


def sentence(of: Facts) -> Text:
    """Say in words how things stand at the end of the year, and why that is not the latest, where it is not."""
    told, note = _counted(of), of.beside.note
    return told if note is None else Text(f"{told.en} {note.en}", f"{told.zh}{note.zh}")


def _counted(of: Facts) -> Text:
    poor, share = of.own("poor_persons"), of.own("headcount_rural")
    if poor is None:
        return Text("{name} has no figures for the end of {year}.", "{name}没有 {year} 年末的数据。").fill(
            name=of.name, year=of.year
        )
    words = _SHARED if share is not None else _UNSHARED
    return words.fill(
        year=of.year,
        name=of.name,
        poor=of.beside.now.poor_population,
        count=said(PERSONS, poor),
        share=said(SHARE, share),
        change=_against(of),
    )


def _against(of: Facts) -> Text:
    if of.beside.broken is not None:
        return Text(
            ". The poor were identified anew in {year}, so it cannot be compared with the year before",
            "；因 {year} 年重新识别建档立卡，与上年不可比",
        ).fill(year=of.beside.broken.year)
    change = of.moved("poor_persons")
    if change is None:
        return Text("", "")
    amount = said(PERSONS, abs(change))
    if change < 0:
        return Text(", {amount} fewer than a year before", "，比上年减少 {amount}").fill(amount=amount)
    if change > 0:
        return Text(", {amount} more than a year before", "，比上年增加 {amount}").fill(amount=amount)
    return Text(", as many as a year before", "，与上年持平")


def _poor(of: Facts) -> Figure:
    return Figure(
        label=of.beside.now.poor,
        value=of.own("poor_persons"),
        unit=PERSONS,
        change=_moved(of, "poor_persons", PERSONS),
        beside=_not_comparable(of),
        definition=Text("{series}. {what}", "{series}。{what}").fill(
            series=of.beside.now.series, what=indicators_of(of.year)["poor_persons"].definition
        ),
        source=of.beside.now.source,
        url=of.behind("poor_persons"),
    )  # fmt: skip


def _incidence(of: Facts) -> Figure:
    total, rural = of.own("headcount_total"), of.own("rural_population")
    survey = of.statistic(_SURVEY, code=NATION)
    parts = [Text("{share} of the total population", "占总人口 {share}").fill(share=said(FINE_SHARE, total))]
    if level_of(of.code) is not Level.PROVINCE:
        province = of.beside.now.of(ancestor(of.code, Level.PROVINCE)).get("headcount_rural")
        parts.append(Text("province {share}", "全省 {share}").fill(share=said(SHARE, province)))
    if survey is not None:
        nation = said(SHARE, survey.value / _PERCENT)
        parts.append(Text("nation {nation} (survey)", "全国 {nation}（抽样调查）").fill(nation=nation))
    return Figure(
        label=Text("Incidence of poverty", "贫困发生率"),
        value=of.own("headcount_rural"),
        unit=SHARE,
        change=_moved(of, "headcount_rural", POINTS),
        beside=Text.join(parts, "; ", "；"),
        definition=Text("{what} Rural population {rural}.", "{what}农村人口 {rural}。").fill(
            what=indicators_of(of.year)["headcount_rural"].definition, rural=said(PERSONS, rural)
        ),
        source=of.beside.now.source,
        url=of.behind("poor_persons"),
    )


def _income(of: Facts) -> Figure:
    high = level_of(of.code) in {Level.PROVINCE, Level.PREFECTURE}
    key = _POOR_AREA_INCOME if high and of.statistic(_POOR_AREA_INCOME) else _RURAL_INCOME
    label = (
        Text("Income per head in poor areas", "贫困地区农牧民人均收入")
        if key == _POOR_AREA_INCOME
        else Text("Rural income per head", "农村居民人均收入")
    )
    now, before, nation = of.statistic(key), of.statistic(key, back=1), of.statistic(_RURAL_INCOME, code=NATION)
    comparable = now and before and before.value and now.definition == before.definition
    return Figure(
        label=label,
        value=now.value if now else None,
        unit=YUAN,
        change=Change(now.value / before.value - 1, SHARE, _LAST_YEAR, "good" if now.value > before.value else "bad")
        if now and before and comparable
        else None,
        beside=Text("nation, all rural residents {amount}", "全国农村居民 {amount}").fill(
            amount=said(YUAN, nation.value)
        )
        if nation
        else None,
        definition=one_language(now.definition) if now else Text("No statistic was imported.", "尚未导入统计数据。"),
        source=one_language(now.source) if now else "",
        url=f"{reverse('places:statistics', args=[of.code])}?year={of.year}" if now else "",
    )


def _exits(of: Facts) -> Figure:
    return Figure(
        label=Text("Left poverty in the year", "当年脱贫人口"),
        value=of.own("exited_persons") if of.beside.before else None,
        unit=PERSONS,
        beside=_came(of),
        definition=indicators_of(of.year)["exited_persons"].definition,
        source=of.beside.now.source,
        url=of.behind("exited_persons") if of.beside.before else "",
    )


def _came(of: Facts) -> Text | None:
    """Say how many came among the poor in the same time, and by which way."""
    parts = [
        Text("{amount} {how}", "{how} {amount}").fill(amount=said(PERSONS, amount), how=one.label)
        for one in (Movement.ENTERED, Movement.RETURNED, Movement.READMITTED)
        if (amount := of.own(one.indicator))
    ]
    return Text.join(parts, "; ", "；") if parts else None


_SHARED = Text(
    "At the end of {year}, the {poor} of {name} was {count}: {share} of the rural population{change}.",
    "{year} 年末，{name}{poor} {count}，占农村人口的 {share}{change}。",
)
_UNSHARED = Text(
    "At the end of {year}, the {poor} of {name} was {count}; the rural population is not known{change}.",
    "{year} 年末，{name}{poor} {count}，农村人口数未知{change}。",
)
_PUBLISHED = Text("{words}. Published: {count}. {what}", "{words}。公布数 {count}：{what}")
_LAST_YEAR = Text("on the year before", "比上年")


def _moved(of: Facts, indicator: str, unit: Unit) -> Change | None:
    change = of.moved(indicator)
    if change is None:
        return None
    return Change(change, unit, _LAST_YEAR, "good" if change < 0 else "bad" if change > 0 else "")


def _not_comparable(of: Facts) -> Text | None:
    if of.beside.broken is None:
        return None
    words = Text("Series break of {year}: not comparable", "{year} 年口径变动，与上年不可比").fill(
        year=of.beside.broken.year
    )
    registered = of.statistic(_REGISTERED)
    if registered is None:
        return words
    return _PUBLISHED.fill(words=words, count=said(PERSONS, registered.value), what=one_language(registered.definition))


def said(unit: Unit, value: float | None) -> Text:
    """Word a value with its unit in both languages."""
    return Text(str(unit.show(value, "en")), str(unit.show(value, "zh")))
