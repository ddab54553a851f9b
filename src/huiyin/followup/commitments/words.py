"""The words of a commitment: what it came from, what it is about, how grave it is, in what it is counted."""

from huiyin.kernel.text import Text
from huiyin.records.fields import Code, CodeList

SOURCES = CodeList(
    "source",
    Text("what it came from", "来源"),
    (
        Code("letter", Text("letter of responsibility", "责任书")),
        Code("decision", Text("decision of a meeting", "会议决定")),
        Code("pledge", Text("pledge of an assisting unit", "帮扶承诺")),
        Code("finding", Text("finding of an inspection", "检查发现")),
        Code("consultation", Text("consultation", "会商")),
        Code("objection", Text("objection", "群众异议")),
        Code("order", Text("order of a commander", "战区指令")),
        Code("problem", Text("problem that an office reported", "问题上报")),
        Code("plan", Text("plan for a household", "农户帮扶计划")),
    ),
)
KINDS = CodeList(
    "kind",
    Text("what it is about", "类别"),
    (
        Code("lifting", Text("leaving poverty", "减贫")),
        Code("income", Text("income", "增收")),
        Code("industry", Text("industry", "产业")),
        Code("jobs", Text("jobs", "就业")),
        Code("training", Text("training", "培训")),
        Code("relocation", Text("relocation and housing", "搬迁安居")),
        Code("works", Text("roads, water, power and other works", "基础设施")),
        Code("service", Text("schooling, health and culture", "公共服务")),
        Code("funds", Text("funds", "资金")),
        Code("purchases", Text("purchases", "消费帮扶")),
        Code("staff", Text("staff", "干部人才")),
        Code("document", Text("plan, method or report", "方案制度")),
        Code("rectification", Text("rectification", "整改")),
        Code("other", Text("other", "其他")),
    ),
)
SEVERITIES = CodeList(
    "severity",
    Text("how grave", "轻重"),
    (
        Code("ordinary", Text("ordinary", "一般")),
        Code("serious", Text("serious", "较重")),
        Code("grave", Text("grave", "重大")),
    ),
)
UNITS = CodeList(
    "unit",
    Text("counted in", "计量单位"),
    (
        Code("persons", Text("persons", "人")),
        Code("households", Text("households", "户")),
        Code("villages", Text("villages", "村")),
        Code("counties", Text("counties", "县")),
        Code("yuan", Text("yuan", "元")),
        Code("percent", Text("%", "%")),
        Code("kilometres", Text("kilometres", "公里")),
        Code("square_metres", Text("square metres", "平方米")),
        Code("posts", Text("posts", "个岗位")),
        Code("times", Text("times", "次")),
        Code("items", Text("items", "项")),
    ),
)
LONGEST_TITLE = 120
LONGEST_REASON = 300
LONGEST_PERSON = 60
