"""The words of an evaluation: what its rates are, and what is wrong with what was asked."""

from huiyin.kernel.text import Text

GROUP, WRONG, ACKNOWLEDGES = Text("group", "类别"), Text("wrong", "错漏"), Text("acknowledges", "认可")
COUNTS = Text("a number of persons from 0 up; some rural ones", "不小于 0 的人数，农村人口须大于 0")
PARTS = Text(
    "no fewer than the remaining, exited and unregistered together, {parts:,.0f}",
    "不少于剩余、脱贫和未建档立卡人口之和 {parts:,.0f}",
)
PERSONS = Text("Take the counts from the register and the yearly statistics.", "请采用台账和年度统计中的人数。")
FROM_ONE = Text("a number from 1 up", "不小于 1 的数")
ONE = Text(
    "1 is a simple random sample; villages drawn whole often have 2 to 4.",
    "1 表示简单随机抽样；整村抽取通常为 2 至 4。",
)
PICK = Text("Name only these.", "只可使用这些指标。")
LABELS = {
    "wrong_exit": Text(
        "wrong-exit rate: wrongly exited among the exited in the sample", "错退率：抽样错退人口占抽样脱贫人口的比例"
    ),
    "omission": Text(
        "omission rate: omitted among the rural persons of the sample who are not registered",
        "漏评率：漏评人口占抽样村未建档立卡农村人口的比例",
    ),
    "comprehensive_incidence": Text(
        "comprehensive incidence: remaining, omitted and wrongly exited among the rural population",
        "综合贫困发生率：剩余贫困人口、漏评人口、错退人口之和占农村人口的比例",
    ),
    "acceptance": Text("acceptance: acknowledging among the households asked", "群众认可度：认可户数占调查户数的比例"),
}
POPULATION = Text(
    "those whom the sample stands for; of comprehensive incidence the county's rural population",
    "样本所代表的人口；综合贫困发生率为全县农村人口",
)
METHOD = Text(
    "shares of weighted totals, Taylor linearisation; omitted and wrongly exited carried to the counts of the frame",
    "加权总量之比，泰勒线性化；漏评、错退按名册人数推算",
)
INTERVALS = {"exact": Text("exact", "精确"), "wilson": Text("Wilson's", "威尔逊")}
UNCERTAINTY = Text(
    "sampling only: {interval} intervals thinned by the design effect at the level {confidence}; where no case was "
    "found, with the design effect {deff}",
    "仅含抽样误差：置信水平 {confidence}，按设计效应折算的{interval}区间；未发现个案时设计效应取 {deff}",
)
A_SHARE = Text("a share above 0 and below 1", "大于 0 且小于 1 的比例")
TWO_PERCENT = Text("2% is written 0.02.", "2% 请写作 0.02。")
