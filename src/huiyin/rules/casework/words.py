"""The words that checks know: code lists of evidence, and what a household's status means."""

from huiyin.kernel.text import Text
from huiyin.records.fields import Code, CodeList
from huiyin.rules.papers.languages import LANGUAGES

SIGNATURE, THUMBPRINT, SPOKEN = "signature", "thumbprint", "spoken"
UNSTABLE, MARGINAL, SUDDEN = "unstable", "marginal", "sudden"

# What a household lives from and a visit can count: fields of the evidence and of the register's sheet, each with
# its unit in Chinese, which the English label holds already.
SIZES = {"farmland": "亩", "orchard": "亩", "grassland": "亩", "livestock": "头只"}

JOINING = frozenset({"birth", "marriage_in", "moved_in", "adoption", "return"})
BIRTH, RETURN = "birth", "return"

# Of a household's status (`records.codes.STATUS`): who counts as poor, who is on no register, who left poverty.
POOR = frozenset({"poor", "planned_exit", "relapsed"})
OFF_REGISTER = frozenset({None, "removed"})
EXITED = "exited"


def _list(key: str, label: Text, *codes: tuple[str, str, str]) -> CodeList:
    return CodeList(key, label, tuple(Code(code, Text(en, zh)) for code, en, zh in codes))


MEANS = _list(
    "acknowledgement_means", Text("how it was given", "确认方式"),
    (SIGNATURE, "signature", "签字"),
    (THUMBPRINT, "thumbprint", "按手印"),
    (SPOKEN, "spoken", "口头表示"),
)  # fmt: skip
READ_LANGUAGE = _list(
    "read_language", Text("language it was read in", "宣读语言"),
    *((one.code, one.label.en, one.label.zh) for one in LANGUAGES.values()),
)  # fmt: skip
MEMBER_CHANGE = _list(
    "member_change", Text("what changed", "变更原因"),
    (BIRTH, "birth", "出生"),
    ("marriage_in", "married into the household", "婚入"),
    ("moved_in", "moved into the household", "户籍迁入"),
    ("adoption", "adoption", "收养"),
    (RETURN, "return of somebody who had left", "离家成员返回"),
    ("death", "death", "死亡"),
    ("marriage_out", "married out of the household", "婚出"),
    ("moved_out", "moved out of the household", "户籍迁出"),
    ("enlistment", "enlistment", "参军"),
    ("imprisonment", "imprisonment", "服刑"),
)  # fmt: skip
CHANNEL = _list(
    "discovery_channel", Text("how it was discovered", "发现渠道"),
    ("household", "the household itself", "农户自主申报"),
    ("visit", "a visit", "干部走访排查"),
    ("warning", "a warning of a department", "部门筛查预警"),
)  # fmt: skip
RISK = _list(
    "risk", Text("risk", "致贫返贫风险"),
    ("illness", "illness", "因病"),
    ("flood", "flood", "洪涝灾害"),
    ("geological", "geological disaster", "地质灾害"),
    ("drought", "drought", "旱灾"),
    ("biological", "biological disaster", "生物灾害"),
    ("weather", "weather", "气象灾害"),
    ("earthquake", "earthquake", "地震"),
    ("other_disaster", "other disaster", "其他自然灾害"),
    ("disability", "disability", "因残"),
    ("labour", "lack of labour", "缺劳动力"),
    ("accident", "accident", "意外事故"),
    ("industry", "failed business", "产业失败"),
    ("work", "unstable work", "务工就业不稳"),
    ("schooling", "schooling", "因学"),
    ("housing", "unsafe housing", "住房不安全"),
    ("water", "unsafe drinking water", "饮水不安全"),
    ("other", "other", "其他"),
)  # fmt: skip
RISK_KIND = _list(
    "risk_kind", Text("kind of household at risk", "监测对象类别"),
    (UNSTABLE, "household that left poverty and is unstable", "脱贫不稳定户"),
    (MARGINAL, "household at the margin", "边缘易致贫户"),
    (SUDDEN, "household in sudden serious difficulty", "突发严重困难户"),
)  # fmt: skip
