"""The evidence that steps of a process need, as fields: a process names them, a form asks for them.

Whoever takes a step says in their own words what they judge, note, witness or hear: those fields are told anew at
every step. What a visit counted is carried over.
"""

from dataclasses import replace

from huiyin.kernel.text import Text
from huiyin.records import codes
from huiyin.records.fields import CodeList, Field, Kind, Mask, Sheet
from huiyin.records.sheets import HOUSEHOLDS
from huiyin.rules.casework.words import CHANNEL, MEANS, MEMBER_CHANGE, READ_LANGUAGE, RISK, RISK_KIND, SIZES

_MOST_YUAN = 100_000_000
_MOST_PEOPLE = 100_000


def _text(key: str, en: str, zh: str, *, mask: Mask | None = None, anew: bool = False) -> Field:
    return Field(key, Text(en, zh), required=True, length=300, mask=mask, anew=anew)


def _flag(key: str, en: str, zh: str, *, anew: bool = False) -> Field:
    return Field(key, Text(en, zh), Kind.FLAG, required=True, anew=anew)


def _money(key: str, en: str, zh: str) -> Field:
    return Field(key, Text(f"{en} (yuan a year)", f"{zh}（元/年）"), Kind.MONEY, required=True, low=0, high=_MOST_YUAN)


def _count(key: str, en: str, zh: str, *, anew: bool = False) -> Field:
    return Field(key, Text(en, zh), Kind.INTEGER, required=True, low=0, high=_MOST_PEOPLE, anew=anew)


def _code(key: str, en: str, zh: str, of: CodeList, *, anew: bool = False) -> Field:
    return Field(key, Text(en, zh), Kind.CODE, required=True, codes=of, anew=anew)


def _size(key: str) -> Field:
    field, note = HOUSEHOLDS.field(key), Text("If it has any; as counted at the visit.", "有的填写，以入户清点为准。")
    return replace(field, label=Text(field.label.en, f"{field.label.zh}（{SIZES[key]}）"), aliases=(), note=note)


_OF_WHO_JOINS = Text("Needed for whoever joins.", "新增成员必填。")
_FIELDS = (
    Field("facilities_answer", Text("what is done about missing facilities", "对设施缺项的说明"), length=300,
          anew=True),
    _text("evaluator", "who evaluated", "评估机构"),
    _count("exited_sampled", "exited persons in the sample", "抽样脱贫人口数"),
    _count("wrong_exits", "of them wrongly exited", "其中错退人口数"),
    _count("unregistered_sampled", "persons of the sampled villages not registered", "抽样村未建档立卡农村人口数"),
    _count("omitted", "of them omitted", "其中漏评人口数"),
    _count("households_surveyed", "households surveyed", "调查户数"),
    _count("households_acknowledging", "of them acknowledging", "其中认可户数"),
    _text("application_reason", "why they apply", "申请理由", mask=Mask.SENSITIVE),
    _flag("query_consent", "the household agrees that its data are matched", "农户是否授权核查家庭信息"),
    Field("visitors", Text("who visited", "入户人员"), required=True, length=120, anew=True,
          note=Text("Names of those who were in the house.", "填写入户人员姓名。")),
    Field("income_year", Text("year of the income", "收入年度"), Kind.YEAR, required=True, low=2010, high=2100),
    Field("member_count", Text("members", "家庭人口数"), Kind.INTEGER, required=True, low=1, high=40),
    _money("wage_income", "wages", "工资性收入"),
    _money("business_income", "family business", "生产经营性收入"),
    _money("transfer_income", "transfers", "转移性收入"),
    _money("property_income", "property", "财产性收入"),
    _money("business_expense", "business expense", "生产经营性支出"),
    Field("expected_income", Text("of it expected and not yet received (yuan)", "其中尚未实现的预期收入（元）"),
          Kind.MONEY, required=True, low=0, high=_MOST_YUAN, note=Text("It never counts. Write 0 where there is none.",
                                                         "预期收入一律不计入。没有的填0。")),
    _flag("income_stable", "the income is stable", "收入是否稳定"),
    Field("income_answer", Text("answer to the questions about the income", "对收入疑问的说明"), length=300, anew=True),
    *(_size(key) for key in SIZES),
    Field("size_answer", Text("answer to the questions about land and herds", "对土地、牲畜疑问的说明"), length=300,
          anew=True),
    Field("representatives_entitled", Text("village representatives in all", "应到村民代表人数"), Kind.INTEGER,
          required=True, low=1, high=_MOST_PEOPLE),
    _count("representatives_present", "of them present", "实到人数", anew=True),
    _count("votes_for", "in favour", "赞成人数", anew=True),
    _text("minutes", "what was said", "评议记录", anew=True),
    _text("posted_at", "where it hangs", "张贴地点", anew=True),
    _text("review_note", "what was reviewed", "审核意见", anew=True),
    _code("main_cause", "main cause of poverty", "主要致贫原因", codes.CAUSE),
    _text("proposal_reason", "why it is proposed", "提出理由", anew=True),
    _text("finding", "what was found", "发现的问题", mask=Mask.SENSITIVE),
    _text("verification_note", "what the visit showed", "核实情况", mask=Mask.SENSITIVE, anew=True),
    _text("household_statement", "what the household says", "农户陈述", mask=Mask.SENSITIVE, anew=True),
    Field("acknowledged_by", Text("who of the household acknowledged", "认可人"), required=True, mask=Mask.NAME,
          anew=True),
    _code("acknowledgement_means", "how it was given", "确认方式", MEANS, anew=True),
    _flag("read_aloud", "it was read aloud", "是否当面宣读", anew=True),
    Field("read_language", Text("language it was read in", "宣读语言"), Kind.CODE, codes=READ_LANGUAGE,
          note=Text("If it was read aloud.", "当面宣读的填写。"), anew=True),
    Field("witness", Text("witness", "见证人"), mask=Mask.NAME,
          note=Text("Needed where somebody can't read.", "不识字人员须有见证人。"), anew=True),
    _text("observation_note", "what was observed", "跟踪观察情况", mask=Mask.SENSITIVE, anew=True),
    _code("relapse_cause", "cause of the return", "返贫原因", codes.CAUSE),
    _code("discovery_channel", "how it was discovered", "发现渠道", CHANNEL),
    Field("risks", Text("risks", "致贫返贫风险"), Kind.CODES, required=True, codes=RISK, most=5),
    _money("rigid_expense", "expense that can't be avoided", "刚性支出"),
    _text("matching_result", "what the lists of other departments say", "比对结果", mask=Mask.SENSITIVE, anew=True),
    _code("risk_kind", "kind of household at risk", "监测对象类别", RISK_KIND),
    _text("measures", "measures", "帮扶措施"),
    _flag("development_measure", "one of them helps to earn", "是否含开发式帮扶措施"),
    _flag("has_labour", "the household has labour", "是否有劳动能力"),
    _flag("expense_controllable", "the unavoidable expense is under control", "刚性支出是否可控"),
    _code("member_change", "what changed", "变更原因", MEMBER_CHANGE),
    Field("changed_on", Text("since which day", "变更日期"), Kind.DATE, required=True),
    Field("member_name", Text("name of the member", "成员姓名"), required=True, mask=Mask.NAME,
          note=Text("Of somebody who leaves, the name as the register has it.", "减少成员的，按登记姓名填写。")),
    Field("member_birth_date", Text("born on", "出生日期"), Kind.DATE,
          note=Text("Needed for whoever joins, and where two members have one name.",
                    "新增成员必填；同名成员须填写以便区分。")),
    Field("member_sex", Text("sex", "性别"), Kind.CODE, codes=codes.SEX, note=_OF_WHO_JOINS),
    Field("member_relation", Text("relation to the head", "与户主关系"), Kind.CODE, codes=codes.RELATION,
          note=_OF_WHO_JOINS),
    Field("member_id_number", Text("ID number", "证件号码"), Kind.ID, mask=Mask.ID,
          note=Text("If there is one already.", "已办理证件的填写。")),
    _text("proof_seen", "which paper was seen", "已查验的证明材料"),
    *(
        field
        for key, en, zh in (
            ("food", "food is assured", "不愁吃"),
            ("clothing", "clothing is assured", "不愁穿"),
            ("education", "compulsory education is guaranteed", "义务教育有保障"),
            ("medical", "basic medical care is guaranteed", "基本医疗有保障"),
            ("housing", "safe housing is guaranteed", "住房安全有保障"),
            ("water", "drinking water is safe", "饮水安全"),
            ("infrastructure", "infrastructure meets the standard", "基础设施达标"),
            ("public_services", "public services meet the standard", "基本公共服务达标"),
            ("industry", "an industry carries the village", "产业发展达标"),
            ("collective_income", "the village has a collective income", "集体经济收入达标"),
        )
        for field in (
            _flag(f"{key}_met", en, zh, anew=True),
            _text(f"{key}_proof", f"{en}: what proves it", f"{zh}：佐证", anew=True),
        )
    ),
    *(
        field
        for risk in RISK.codes
        for field in (
            _flag(f"risk_{risk.key}_gone", f"the risk “{risk.label.en}” is gone", f"“{risk.label.zh}”风险是否消除",
                  anew=True),
            _text(f"risk_{risk.key}_proof", f"the risk “{risk.label.en}”: what proves that it is gone",
                  f"“{risk.label.zh}”风险消除：佐证", mask=Mask.SENSITIVE, anew=True),
        )
    ),
)  # fmt: skip

EVIDENCE = Sheet("evidence", Text("evidence", "佐证"), (), _FIELDS)
BY_KEY: dict[str, Field] = {field.key: field for field in _FIELDS}
