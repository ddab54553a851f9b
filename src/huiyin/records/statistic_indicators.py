"""The indicators that the statistics sheet knows: what each is called, in which unit it stands, and what reads it.

An office may bring others under the prefix `OWN`; they are kept and shown, and nothing computes with them.
"""

from dataclasses import dataclass
from enum import Enum

from huiyin.kernel.text import Text
from huiyin.records.fields import Code, CodeList

OWN = "own:"  # before the name of an indicator that an office brings itself


class Reader(Enum):
    """What reads an indicator, beside the statistics page of every place."""

    FREEZE = Text("freezing: the base of the incidence", "年度冻结：贫困发生率的分母")
    ASSESS = Text("assessment", "考核")
    HEADLINE = Text("the headline of a place", "地区要点")


@dataclass(frozen=True, slots=True)
class StatisticIndicator:
    """One indicator.

    Attributes:
        key: as it is kept.
        label: what it is called.
        unit: the key of the unit that it must have.
        words: other words that mean it.
        readers: what reads it; none where it only stands on the statistics page.
    """

    key: str
    label: Text
    unit: str
    words: tuple[str, ...] = ()
    readers: tuple[Reader, ...] = ()


_INDICATORS = (
    StatisticIndicator("rural_population", Text("rural population", "农村人口"), "persons",
                       ("乡村人口", "年末农村人口"), (Reader.FREEZE,)),
    StatisticIndicator("total_population", Text("total population", "总人口"), "persons",
                       ("年末总人口",), (Reader.FREEZE,)),
    StatisticIndicator("rural_income", Text("income per rural resident", "农村居民人均收入"), "yuan",
                       ("农村居民人均可支配收入", "农村居民人均纯收入"), (Reader.HEADLINE,)),
    StatisticIndicator("poor_area_income", Text("income per head in poor areas", "贫困地区农牧民人均收入"), "yuan",
                       ("贫困地区农牧民人均纯收入",), (Reader.ASSESS, Reader.HEADLINE)),
    StatisticIndicator("poor_reduction_target",
                       Text("people to leave poverty by the year's target", "年度减贫目标人数"), "persons",
                       ("年度减贫任务", "减贫目标人数"), (Reader.ASSESS,)),
    StatisticIndicator("identification_accuracy", Text("precision of identification", "贫困人口识别准确率"), "percent",
                       ("识别准确率",), (Reader.ASSESS,)),
    StatisticIndicator("exit_accuracy", Text("precision of exit", "贫困人口退出准确率"), "percent",
                       ("退出准确率",), (Reader.ASSESS,)),
    StatisticIndicator("satisfaction", Text("satisfaction with the help", "群众满意度"), "percent",
                       ("帮扶工作群众满意度", "满意度"), (Reader.ASSESS,)),
    StatisticIndicator("funds_performance", Text("performance of the funds", "扶贫资金绩效评价得分"), "points",
                       ("扶贫资金绩效评价", "资金绩效评价得分"), (Reader.ASSESS,)),
    StatisticIndicator("nbs_incidence", Text("incidence by the household survey", "贫困发生率（住户抽样调查）"),
                       "percent", ("住户调查贫困发生率",), (Reader.HEADLINE,)),
    StatisticIndicator("nbs_poor_population", Text("poor people by the household survey", "贫困人口（住户抽样调查）"),
                       "persons", ("住户调查贫困人口",)),
    StatisticIndicator("published_exits", Text("people who left poverty, published", "脱贫人口（公布数）"), "persons"),
    StatisticIndicator("published_low_income_population",
                       Text("low-income people, published", "低收入人口（公布数）"), "persons"),
    StatisticIndicator("published_low_income_share",
                       Text("share of low-income people, published", "低收入人口占比（公布数）"), "percent"),
    StatisticIndicator("published_poor_area_income_growth",
                       Text("growth of income in poor areas, published", "贫困地区收入增速（公布数）"), "percent"),
    StatisticIndicator("published_registered_households",
                       Text("registered poor households, published", "建档立卡贫困户（公布数）"), "households"),
    StatisticIndicator("published_registered_population",
                       Text("registered poor people, published", "建档立卡贫困人口（公布数）"), "persons",
                       readers=(Reader.HEADLINE,)),
    StatisticIndicator("published_registered_share_rural",
                       Text("registered poor people of the rural population, published",
                            "建档立卡贫困人口占农村人口比重（公布数）"), "percent"),
    StatisticIndicator("published_registered_share_total",
                       Text("registered poor people of the total population, published",
                            "建档立卡贫困人口占总人口比重（公布数）"), "percent"),
)  # fmt: skip
STATISTIC_INDICATORS: dict[str, StatisticIndicator] = {one.key: one for one in _INDICATORS}
INDICATOR = CodeList(
    "indicator", Text("indicator", "指标"), tuple(Code(one.key, one.label, one.words) for one in _INDICATORS)
)
UNIT = CodeList(
    "unit", Text("unit", "单位"),
    (
        Code("persons", Text("persons", "人")),
        Code("households", Text("households", "户")),
        Code("yuan", Text("yuan", "元"), ("元/人",)),
        Code("percent", Text("%", "%"), ("百分比",)),
        Code("points", Text("points", "分")),
    ),
)  # fmt: skip
