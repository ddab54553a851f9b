"""What the figures of a frozen year are: label, unit and definition of each indicator, by its key."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin.records.codes import CAUSE

CAUSE_PREFIX = "cause_"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator; nobody prints its value without the rest.

    Attributes:
        key: as it stands in the figures.
        label: what it is called.
        unit: the key of its unit: persons, households, share (0 to 1), yuan.
        definition: what is counted, over which base, when.
    """

    key: str
    label: Text
    unit: str
    definition: Text


_POOR = Text("registered as poor or returned to poverty at the year's end", "年末在册的未脱贫和返贫")
_BASE = Text("The place's own statistic, else the sum of the places below it.", "本级统计数；本级没有的，为下级之和。")

_INDICATORS = (
    Indicator("poor_persons", Text("registered poor persons", "在册贫困人口"), "persons",
              Text("Members of households {poor}.", "{poor}户的家庭人口。").fill(poor=_POOR)),
    Indicator("poor_households", Text("registered poor households", "在册贫困户"), "households",
              Text("Households {poor}.", "{poor}户。").fill(poor=_POOR)),
    Indicator("exited_persons", Text("persons who left poverty in the year", "当年脱贫人口"), "persons",
              Text("Members of exited households whose day of exit lies in the year.",
                   "脱贫日期在本年度内的已脱贫户家庭人口。")),
    Indicator("relapsed_persons", Text("persons returned to poverty", "返贫人口"), "persons",
              Text("Members of households that stand as returned to poverty at the year's end.",
                   "年末状态为返贫的户的家庭人口。")),
    Indicator("rural_population", Text("rural population", "农村人口"), "persons", _BASE),
    Indicator("total_population", Text("total population", "总人口"), "persons", _BASE),
    Indicator("headcount_rural", Text("incidence of poverty, rural", "贫困发生率（占农村人口）"), "share",
              Text("Registered poor persons over the rural population.", "在册贫困人口占农村人口的比例。")),
    Indicator("headcount_total", Text("incidence of poverty, total", "贫困发生率（占总人口）"), "share",
              Text("Registered poor persons over the total population.", "在册贫困人口占总人口的比例。")),
    Indicator("gap", Text("poverty gap of the registered", "贫困深度"), "share",
              Text("Mean shortfall of the registered poor below the year's line, as a share of the line, over the "
                   "rural population.", "在册贫困人口低于当年贫困线的缺口占贫困线的比例，按农村人口平均。")),
    Indicator("severity", Text("poverty severity of the registered", "贫困强度"), "share",
              Text("Mean squared shortfall of the registered poor, as a share of the line, over the rural population.",
                   "在册贫困人口缺口比例的平方，按农村人口平均。")),
    Indicator("mean_income_per_capita", Text("mean income of the registered poor", "在册贫困人口人均收入"), "yuan",
              Text("Net income per head of the registered poor whose income is known, every person counted once.",
                   "收入已知的在册贫困人口的人均纯收入，按人口加权。")),
)  # fmt: skip

INDICATORS: dict[str, Indicator] = {one.key: one for one in _INDICATORS} | {
    f"{CAUSE_PREFIX}{code.key}": Indicator(
        f"{CAUSE_PREFIX}{code.key}",
        Text("poor persons by main cause: {cause}", "主要致贫原因：{cause}").fill(cause=code.label),
        "persons",
        Text("Registered poor persons whose household names this main cause.", "主要致贫原因为该项的在册贫困人口。"),
    )
    for code in CAUSE.codes
}
