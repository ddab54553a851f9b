"""The words of a project: what is built or done, and where its money comes from."""

from huiyin.kernel.text import Text
from huiyin.records.fields import Code, CodeList

# The first seven are what a village must have, by the keys of its register of facilities: such a project closes a gap.
KINDS = CodeList(
    "kind",
    Text("kind of project", "项目类别"),
    (
        Code("road", Text("road", "道路")),
        Code("power", Text("power", "电力")),
        Code("water", Text("drinking water", "饮水")),
        Code("network", Text("network", "网络通信")),
        Code("clinic", Text("clinic", "卫生室")),
        Code("school", Text("school", "学校")),
        Code("culture", Text("culture room", "文化活动室")),
        Code("industry", Text("industry", "产业")),
        Code("relocation", Text("relocation", "易地搬迁")),
        Code("training", Text("training", "培训")),
        Code("other", Text("other", "其他")),
    ),
)
BUILT = frozenset({"road", "power", "water", "network", "clinic", "school", "culture", "relocation"})
SOURCES = CodeList(
    "source",
    Text("source of the money", "资金来源"),
    (
        Code("central", Text("central funds", "中央资金")),
        Code("provincial", Text("provincial funds", "省级资金")),
        Code("prefecture", Text("prefecture funds", "市州资金")),
        Code("county", Text("county funds", "县级资金")),
        Code("eastern_partner", Text("eastern partner", "东部协作资金")),
        Code("assisting_unit", Text("assisting unit", "帮扶单位资金")),
        Code("loan", Text("loan", "贷款")),
        Code("other", Text("other", "其他")),
    ),
)
CHECKS = CodeList(
    "check",
    Text("check", "审查事项"),
    (
        Code("red_line", Text("ecological red line", "生态保护红线")),
        Code("grazing_ban", Text("grazing ban", "禁牧")),
    ),
)
FLOWS = CodeList(
    "flow",
    Text("kind of entry", "资金环节"),
    (
        Code("allocated", Text("allocated", "下达")),
        Code("paid", Text("paid out", "支付")),
        Code("accepted", Text("accepted", "验收")),
    ),
)
LONGEST_TITLE = 120
LONGEST_DOCUMENT = 60
LONGEST_REASON = 300
