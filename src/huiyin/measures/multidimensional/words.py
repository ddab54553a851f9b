"""The words of multidimensional poverty: what its statistics are, and what is wrong with what was asked."""

from huiyin.kernel.text import Text

WORD, NAME = Text("a word", "一个词"), Text("The result calls it so.", "结果中以此为名。")
ABOVE_ZERO = Text("a number above 0", "大于 0 的数")
RELATIVE = Text("Weights are relative: they are divided by their sum.", "权重为相对数，将除以各权重之和。")
NUMBER = Text("a number", "数值")
FLAG = Text("Leave it out where the column says who is deprived.", "若该列已标明是否被剥夺，则无需给出。")
CARDINAL = Text(
    "A gap is a share of the cutoff: give one, or leave cardinal out.",
    "缺口以临界值的比例计：请给出临界值，或去掉 cardinal。",
)
SOME = Text("a list of Deprivation, at least one", "Deprivation 列表，至少一项")
LIST = Text("For example [Deprivation('water', 'no_water')].", "例如 [Deprivation('water', 'no_water')]。")
FROM_0_TO_1 = Text("a number above 0, at most 1", "大于 0 且不大于 1 的数")
ONE_PART = Text("It is a share of all weights: 2 of 6 equal ones is 1/3.", "k 为权重占比：六项等权中的两项为 1/3。")
DISTINCT = Text(
    "names of deprivations and dimensions used once, whatever their case", "不重复的剥夺项和维度名称（不分大小写）"
)
RENAME = Text("Rename one of them.", "请改名。")
MEASURES = Text("Name at least one of them.", "请至少选择其中一项。")
EVERY_CARDINAL = Text(
    "only where every deprivation has a cutoff and is cardinal", "仅当各剥夺项均有临界值且为基数型时可用"
)
NOT_CARDINAL = Text(
    "These are not: {names}. Say cardinal=True where the distance means something, or leave this measure out.",
    "以下不是：{names}。若距离有意义，请注明 cardinal=True，或去掉该指标。",
)
DEPRIVED_IN = Text("values of the deprivation '{name}'", "剥夺项“{name}”的值")
BELOW = Text("{what} below {cutoff:g}", "{what} 低于 {cutoff:g}")
SHARE_OF = Text("{what} ({share})", "{what}（{share}）")
METHOD = Text(
    "deprivations and their weights: {deprivations}; poor is who is deprived in {k} of the weights or more "
    "(Alkire and Foster 2011)",
    "剥夺项及权重：{deprivations}；被剥夺项权重之和达到 {k} 者为多维贫困（Alkire–Foster 2011）",
)
NAMED = {
    "incidence": Text("multidimensional incidence: the share who are poor", "多维贫困发生率：多维贫困人口的比例"),
    "intensity": Text(
        "intensity: the mean share of deprivations among the poor", "平均剥夺份额：多维贫困人口被剥夺权重的平均值"
    ),
    "adjusted_headcount": Text(
        "adjusted headcount: incidence times intensity", "多维贫困指数：多维贫困发生率与平均剥夺份额之积"
    ),
    "adjusted_gap": Text("adjusted gap: the mean weighted gap of the poor, 0 for others", "调整后多维贫困深度"),
    "adjusted_severity": Text(
        "adjusted severity: the mean weighted squared gap of the poor, 0 for others", "调整后多维贫困强度"
    ),
    "uncensored": Text("deprived in {what}", "{what}：被剥夺人口比例"),
    "censored": Text("poor and deprived in {what}", "{what}：多维贫困且被剥夺人口比例"),
    "contribution": Text("contribution of {what} to the adjusted headcount", "{what}对多维贫困指数的贡献率"),
}
UNCERTAINTY = Text(
    "sampling only: intervals at the level {confidence}, logit for shares and t for the adjusted gap and severity; "
    "none where the standard error is zero",
    "仅含抽样误差：置信水平 {confidence}，比例用 logit 区间，调整后深度和强度用 t 区间；标准误为零时不给出区间",
)
