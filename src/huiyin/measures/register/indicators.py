"""What the figures of a frozen year are: label, unit and definition of each indicator, by its key."""

from dataclasses import dataclass, replace
from functools import cache

from huiyin.kernel.text import Text
from huiyin.measures.register.behind import CAUSE_PREFIX
from huiyin.measures.register.movements import Movement
from huiyin.policy import at
from huiyin.records.codes import CAUSE


@dataclass(frozen=True, slots=True)
class Counted:
    """What an indicator is in every year, whatever its words.

    Attributes:
        key: as it stands in the figures.
        unit: the key of its unit: persons, households, share (0 to 1), yuan.
    """

    key: str
    unit: str


@dataclass(frozen=True, slots=True)
class Indicator(Counted):
    """One indicator in the words of a year; nobody prints its value without them.

    Attributes:
        label: what it is called.
        definition: what is counted, over which base, when.
    """

    label: Text
    definition: Text


_BASE = Text("The place's own statistic, else the sum of the places below it.", "本级统计数；本级没有的，为下级之和。")

_INDICATORS = (
    Indicator("poor_persons", "persons", Text("{who} persons", "{who}人口"),
              Text("Members of households {counted} or returned to poverty at the year's end.",
                   "年末{counted}的未脱贫和返贫户的家庭人口。")),
    Indicator("poor_households", "households", Text("{who} households", "{who}户"),
              Text("Households {counted} or returned to poverty at the year's end.",
                   "年末{counted}的未脱贫和返贫户。")),
    Indicator("exited_persons", "persons", Text("persons who left poverty in the year", "当年脱贫人口"),
              Text("Members of exited households whose day of exit lies in the year.",
                   "脱贫日期在本年度内的已脱贫户家庭人口。")),
    Indicator("relapsed_persons", "persons", Text("persons returned to poverty", "返贫人口"),
              Text("Members of households that stand as returned to poverty at the year's end.",
                   "年末状态为返贫的户的家庭人口。")),
    Indicator("rural_population", "persons", Text("rural population", "农村人口"), _BASE),
    Indicator("total_population", "persons", Text("total population", "总人口"), _BASE),
    Indicator("headcount_rural", "share", Text("incidence of poverty, rural", "贫困发生率（占农村人口）"),
              Text("The {who} persons over the rural population.", "{who}人口占农村人口的比例。")),
    Indicator("headcount_total", "share", Text("incidence of poverty, total", "贫困发生率（占总人口）"),
              Text("The {who} persons over the total population.", "{who}人口占总人口的比例。")),
    Indicator("gap", "share", Text("poverty gap of the poor", "贫困深度"),
              Text("Mean shortfall of the {who} below the year's line, as a share of the line, over the "
                   "rural population.", "{who}人口低于当年贫困线的缺口占贫困线的比例，按农村人口平均。")),
    Indicator("severity", "share", Text("poverty severity of the poor", "贫困强度"),
              Text("Mean squared shortfall of the {who}, as a share of the line, over the rural population.",
                   "{who}人口缺口比例的平方，按农村人口平均。")),
    Indicator("mean_income_per_capita", "yuan", Text("mean income of the {who}", "{who}人口人均收入"),
              Text("Net income per head of the {who} whose income is known, every person counted once.",
                   "收入已知的{who}人口的人均纯收入，按人口加权。")),
)  # fmt: skip

_SINCE = {
    Movement.ENTERED: Text(
        "Members of households that are poor now and were not on the register a year before.",
        "本年末为贫困户、上年末不在台账中的户的家庭人口。",
    ),
    Movement.RETURNED: Text(
        "Members of households that had left poverty a year before (or were about to leave) and are poor again.",
        "上年末已脱贫（含预脱贫）、本年末又为贫困户的户的家庭人口。",
    ),
    Movement.READMITTED: Text(
        "Members of households that had been removed from the register a year before and are poor now.",
        "上年末已注销、本年末重新纳入为贫困户的户的家庭人口。",
    ),
    Movement.LEFT: Text(
        "Members, a year before, of households that were poor then and have left poverty (or are about to leave).",
        "上年末为贫困户、本年末已脱贫（含预脱贫）的户在上年末的家庭人口。",
    ),
    Movement.REMOVED: Text(
        "Members, a year before, of households that were poor then and are no longer on the register.",
        "上年末为贫困户、本年末已注销或不在台账中的户在上年末的家庭人口。",
    ),
    Movement.RESIZED: Text(
        "Net change of the members of households that stayed poor: births, deaths, marriages, moves.",
        "两年末均为贫困户的户因出生、死亡、婚嫁、迁移等引起的人口净增减。",
    ),
}

_WORDINGS: dict[str, Indicator] = (
    {one.key: one for one in _INDICATORS}
    | {one.indicator: Indicator(one.indicator, "persons", one.label, _SINCE[one]) for one in Movement}
    | {
        f"{CAUSE_PREFIX}{code.key}": Indicator(
            f"{CAUSE_PREFIX}{code.key}",
            "persons",
            Text("poor persons by main cause: {cause}", "主要致贫原因：{cause}").fill(cause=code.label),
            Text("The {who} persons whose household names this main cause.", "主要致贫原因为该项的{who}人口。"),
        )
        for code in CAUSE.codes
    }
)


INDICATORS = {key: Counted(key, one.unit) for key, one in _WORDINGS.items()}


@cache
def indicators_of(year: int) -> dict[str, Indicator]:
    """Give the indicators in the words of a year: before the register was made, its poor were no registered ones."""
    series = at(year).pack.series
    words = {"who": series.who, "counted": series.counted}
    return {
        key: replace(one, label=one.label.fill(**words), definition=one.definition.fill(**words))
        for key, one in _WORDINGS.items()
    }
