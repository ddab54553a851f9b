"""The words of targets that several of its parts say."""

from huiyin.kernel.text import Text

NO_VALUE = Text("Give a number.", "请填写数值。")
NO_REASON = Text("Give a reason.", "请填写理由。")
NO_SOURCE = Text("Say where the number was found: a table, a count, a visit.", "请注明数据来源：报表、清点或走访。")
DRAFT = Text("It is a draft; change it where it is broken down.", "尚为草案，请在分解页面修改。")
ANSWER_FIRST = Text("Answer the request for another value first.", "请先答复调整意见。")
SAME = Text("That is what it asks for already.", "与现目标相同。")
ACTS = {
    "set": Text("set", "设定"),
    "issued": Text("issued", "下达"),
    "broken_down": Text("broken down", "分解"),
    "revised": Text("revised", "调整"),
    "reported": Text("reported by its office", "自报"),
    "inspected": Text("found by an inspection", "检查认定"),
    "proposed": Text("another value asked for", "提出调整意见"),
    "accepted": Text("request accepted", "同意调整意见"),
    "refused": Text("request refused", "不同意调整意见"),
    "revised_on_request": Text("request met with another value", "按另一数值调整"),
    "in_letter": Text("signed for in a letter", "列入责任书"),
}
VALUES = {
    "planned": Text("planned", "计划"),
    "revised": Text("revised", "调整"),
    "reported": Text("self-reported", "自报"),
    "registered": Text("counted in the register", "台账统计"),
    "inspected": Text("inspected", "检查"),
}
