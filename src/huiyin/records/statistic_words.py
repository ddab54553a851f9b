"""What the indicators and units of the statistics sheet are called, where the house knows them.

An office may import any indicator; one that is not here is shown by its own key.
"""

from huiyin.kernel.text import Text

INDICATOR_NAMES: dict[str, Text] = {
    "rural_population": Text("rural population", "农村人口"),
    "total_population": Text("total population", "总人口"),
    "rural_income": Text("income per rural resident", "农村居民人均收入"),
    "poor_area_income": Text("income per head in poor areas", "贫困地区农牧民人均收入"),
    "poor_reduction_target": Text("people to leave poverty by the year's target", "年度减贫目标人数"),
    "identification_accuracy": Text("precision of identification", "贫困人口识别准确率"),
    "exit_accuracy": Text("precision of exit", "贫困人口退出准确率"),
    "satisfaction": Text("satisfaction with the help", "群众满意度"),
    "funds_performance": Text("performance of the funds", "扶贫资金绩效评价得分"),
    "nbs_incidence": Text("incidence by the household survey", "贫困发生率（住户抽样调查）"),
    "nbs_poor_population": Text("poor people by the household survey", "贫困人口（住户抽样调查）"),
    "published_exits": Text("people who left poverty, published", "脱贫人口（公布数）"),
    "published_low_income_population": Text("low-income people, published", "低收入人口（公布数）"),
    "published_low_income_share": Text("share of low-income people, published", "低收入人口占比（公布数）"),
    "published_poor_area_income_growth": Text(
        "growth of income in poor areas, published", "贫困地区收入增速（公布数）"
    ),
    "published_registered_households": Text("registered poor households, published", "建档立卡贫困户（公布数）"),
    "published_registered_population": Text("registered poor people, published", "建档立卡贫困人口（公布数）"),
    "published_registered_share_rural": Text(
        "registered poor people of the rural population, published", "建档立卡贫困人口占农村人口比重（公布数）"
    ),
    "published_registered_share_total": Text(
        "registered poor people of the total population, published", "建档立卡贫困人口占总人口比重（公布数）"
    ),
}
UNIT_NAMES: dict[str, Text] = {
    "persons": Text("persons", "人"),
    "households": Text("households", "户"),
    "yuan": Text("yuan", "元"),
    "percent": Text("%", "%"),
    "points": Text("points", "分"),
}
