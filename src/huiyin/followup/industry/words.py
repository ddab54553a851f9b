"""The words of industry: what a firm is, what it does, how it stands, what it owes households and why."""

from huiyin.kernel.text import Text
from huiyin.records.fields import Code, CodeList

STARTUP = "startup"  # a household's own: it has its founder
KINDS = CodeList(
    "firm_kind",
    Text("kind", "主体类型"),
    (
        Code("cooperative", Text("cooperative", "合作社")),
        Code("leading_firm", Text("leading firm", "龙头企业")),
        Code("workshop", Text("workshop", "扶贫车间")),
        Code("association", Text("association", "协会")),
        Code(STARTUP, Text("start-up of a household", "农户创业")),
        Code("other", Text("other", "其他")),
    ),
)
BRANCHES = CodeList(
    "branch",
    Text("branch of industry", "产业类别"),
    (
        Code("livestock", Text("livestock", "养殖")),
        Code("crops", Text("crops", "种植")),
        Code("gathering", Text("forest, grass and herbs", "林草与中藏药材")),
        Code("processing", Text("processing", "加工")),
        Code("handicraft", Text("handicraft", "民族手工艺")),
        Code("tourism", Text("tourism", "乡村旅游")),
        Code("solar", Text("solar power", "光伏")),
        Code("trade", Text("trade and transport", "商贸运输")),
        Code("other", Text("other", "其他")),
    ),
)
RUNNING, SUSPENDED, CLOSED = "running", "suspended", "closed"
STATUSES = CodeList(
    "operation",
    Text("operating status", "运营状况"),
    (
        Code(RUNNING, Text("running", "正常运营")),
        Code(SUSPENDED, Text("suspended", "停业")),
        Code(CLOSED, Text("closed", "关闭")),
    ),
)
CONTRACTS = CodeList(
    "contract_kind",
    Text("kind of contract", "联结方式"),
    (
        Code("share", Text("share", "入股分红")),
        Code("wage", Text("wage", "务工")),
        Code("order", Text("order purchase", "订单收购")),
        Code("land", Text("land transfer", "土地流转")),
    ),
)
# The part of a household's income that what it got belongs to, by the keys of the household sheet.
INCOME = {
    "share": "property_income",
    "wage": "wage_income",
    "order": "business_income",
    "land": "property_income",
}
ENTRIES = CodeList(
    "loan_entry",
    Text("kind of entry", "记录类型"),
    (Code("repaid", Text("repaid", "还款")), Code("subsidy", Text("subsidised interest", "贴息"))),
)
LONGEST_NAME = 80
LONGEST_DOCUMENT = 60
LONGEST_REASON = 300
