"""The sheets an office imports: places, organisations, yearly statistics, households, persons, and help given to them.

Household and person fields follow the 2014 national household sheet (items A1 to A37) and its provincial
extensions. Totals are not fields: net income and income per head are computed, shown, and never asked.
"""

from huiyin.kernel.text import Text
from huiyin.records import codes
from huiyin.records.fields import Field, Kind, Mask, Sheet
from huiyin.records.statistic_indicators import INDICATOR, OWN, UNIT

EARLIEST_YEAR, LATEST_YEAR = 1978, 2100  # of a file, a statistic, a snapshot
_MOST_YUAN = 100_000_000
_MOST_MU = 100_000
_MOST_HEADS = 100_000


def _money(key: str, en: str, zh: str, *aliases: str, low: float = 0) -> Field:
    return Field(key, Text(en, zh), Kind.MONEY, aliases=aliases, low=low, high=_MOST_YUAN)


def _flag(key: str, en: str, zh: str, *aliases: str) -> Field:
    return Field(key, Text(en, zh), Kind.FLAG, aliases=aliases)


def _former(en: str, zh: str, length: int, *aliases: str) -> Field:
    note = Text("Only where the number has changed; of the parts of a split one at most names it.",
                "仅编号变更时填写；分户时至多由其中一行填写。")  # fmt: skip
    return Field("former_number", Text(en, zh), Kind.NUMBER_CODE, aliases=aliases, length=length, note=note)


def _land(key: str, en: str, zh: str) -> Field:
    return Field(key, Text(en, zh), Kind.DECIMAL, low=0, high=_MOST_MU)


PLACES = Sheet(
    "places", Text("places", "行政区划"), ("code",),
    (
        Field("code", Text("place code", "区划代码"), Kind.NUMBER_CODE, required=True, length=12),
        Field("level", Text("level", "层级"), Kind.CODE, required=True, codes=codes.PLACE_LEVEL),
        Field("name", Text("name", "名称"), required=True),
        Field("name_en", Text("English name", "英文名称"), note=Text("Left empty, it is made from the Chinese name by pinyin.", "可留空，留空时按汉语拼音生成。")),
        Field("valid_from", Text("valid from", "启用日期"), Kind.DATE),
        Field("valid_to", Text("valid to", "停用日期"), Kind.DATE),
        Field("successor", Text("successor code", "变更后代码"), Kind.NUMBER_CODE, length=12),
        Field("altitude", Text("altitude (m)", "海拔（米）"), Kind.INTEGER, low=0, high=9000),
    ),
)  # fmt: skip

ORGANISATIONS = Sheet(
    "organisations", Text("organisations", "单位"), ("number",),
    (
        Field("number", Text("organisation number", "单位编号"), Kind.NUMBER_CODE, required=True, length=24),
        Field("kind", Text("kind", "单位类别"), Kind.CODE, required=True, codes=codes.ORGANISATION_KIND),
        Field("name", Text("name", "单位名称"), required=True, length=120),
        Field("name_en", Text("English name", "英文名称"), length=160),
        Field("place_code", Text("place code", "所在地区划代码"), Kind.PLACE),
        Field("valid_from", Text("valid from", "启用日期"), Kind.DATE),
        Field("valid_to", Text("valid to", "停用日期"), Kind.DATE),
    ),
)  # fmt: skip

STATISTICS = Sheet(
    "statistics", Text("yearly statistics", "年度统计"), ("place_code", "year", "indicator"),
    (
        Field("place_code", Text("place code", "区划代码"), Kind.PLACE, required=True),
        Field("year", Text("year", "年份"), Kind.YEAR, required=True, low=EARLIEST_YEAR, high=LATEST_YEAR),
        Field("indicator", Text("indicator", "指标"), Kind.OPEN_CODE, required=True, codes=INDICATOR, own=OWN, length=40),
        Field("value", Text("value", "数值"), Kind.DECIMAL, required=True, low=-1e12, high=1e12),
        Field("unit", Text("unit", "单位"), Kind.OPEN_CODE, required=True, codes=UNIT, length=24,
              note=Text("A known indicator has the unit that the list of indicators names.",
                        "已知指标须使用指标表所列单位。")),
        Field("definition", Text("definition", "口径"), required=True, length=300),
        Field("source", Text("source", "来源"), required=True, length=300),
    ),
)  # fmt: skip

HOUSEHOLDS = Sheet(
    "households", Text("households", "贫困户"), ("office_number",),
    (
        Field("office_number", Text("household number", "户编号"), Kind.NUMBER_CODE, required=True, length=24,
              aliases=("家庭编号",)),
        _former("former household number", "原户编号", 24, "原家庭编号"),
        Field("village_code", Text("village code", "行政村代码"), Kind.PLACE, required=True,
              aliases=("村代码", "行政区划代码")),
        Field("village_group", Text("natural village or group", "自然村（组）"), aliases=("村民小组", "自然村"), undocumented=True),
        Field("head_name", Text("head of household", "户主姓名"), required=True, mask=Mask.NAME, aliases=("户主",)),
        Field("phone", Text("phone", "联系电话"), Kind.NUMBER_CODE, length=20, mask=Mask.PHONE),
        Field("bank_name", Text("bank", "开户银行"), aliases=("开户银行名称",), undocumented=True),
        Field("bank_account", Text("bank account", "银行卡号"), Kind.NUMBER_CODE, length=30, mask=Mask.ACCOUNT,
              aliases=("银行账号",)),
        Field("standard", Text("identification standard", "识别标准"), Kind.CODE, required=True, codes=codes.STANDARD),
        Field("category", Text("household category", "贫困户属性"), Kind.CODE, required=True, codes=codes.CATEGORY),
        Field("status", Text("poverty status", "脱贫属性"), Kind.CODE, required=True, codes=codes.STATUS,
              aliases=("脱贫状态",)),
        Field("identified_on", Text("identified on", "识别日期"), Kind.DATE, aliases=("识别时间",)),
        Field("exited_on", Text("left poverty on", "脱贫日期"), Kind.DATE, aliases=("脱贫时间",)),
        Field("removal_reason", Text("reason of removal", "注销原因"), Kind.CODE, codes=codes.REMOVAL,
              aliases=("清退原因",)),
        Field("main_cause", Text("main cause of poverty", "主要致贫原因"), Kind.CODE, required=True, codes=codes.CAUSE),
        Field("other_causes", Text("other causes", "其他致贫原因"), Kind.CODES, codes=codes.CAUSE, most=2),
        Field("cause_note", Text("how they became poor", "致贫原因说明"), length=300, mask=Mask.SENSITIVE,
              aliases=("致贫原因描述",), undocumented=True),
        Field("needs", Text("needs of support", "帮扶需求"), Kind.CODES, codes=codes.NEED, most=4),
        Field("needs_note", Text("what they ask for, in their words", "需求说明"), length=300, mask=Mask.SENSITIVE, undocumented=True),
        _flag("military_family", "family of a soldier or martyr", "是否军烈属", "军烈属"),
        _flag("only_child", "household of an only child", "是否独生子女户", "独生子女户"),
        _flag("two_daughters", "household of two daughters", "是否双女户", "双女户"),
        Field("member_count", Text("members", "家庭人口数"), Kind.INTEGER, required=True, low=1, high=40,
              aliases=("人口数", "家庭人口")),
        _money("wage_income", "wages (yuan a year)", "工资性收入", "工资性收入（元）"),
        _money("business_income", "family business (yuan a year)", "生产经营性收入", "家庭经营性收入"),
        _money("transfer_income", "transfers (yuan a year)", "转移性收入", "转移性收入（元）"),
        _money("property_income", "property (yuan a year)", "财产性收入", "财产性收入（元）"),
        _money("cash_income", "of it in cash (yuan a year)", "现金收入", "家庭现金收入"),
        _money("subsidy_income", "of it subsidies and donations (yuan a year)", "补贴和捐赠收入", "补助捐赠收入"),
        _money("business_expense", "business expense (yuan a year)", "生产经营性支出", "生产经营支出"),
        Field("housing_area", Text("housing area (m2)", "住房面积"), Kind.DECIMAL, low=0, high=2000,
              aliases=("住房面积（平方米）",)),
        Field("housing_structure", Text("main structure", "主要结构"), Kind.CODE, codes=codes.STRUCTURE),
        Field("housing_year", Text("year built", "建房年份"), Kind.YEAR, low=1900, high=2100, aliases=("建房时间",)),
        Field("dangerous_house", Text("dangerous house", "危房等级"), Kind.CODE, codes=codes.DANGER, aliases=("是否危房",)),
        _flag("relocation_wish", "wishes to relocate", "搬迁意愿"),
        Field("relocation_difficulty", Text("what hinders relocation", "搬迁困难"), length=120, aliases=("搬迁存在困难",), undocumented=True),
        Field("relocation_kind", Text("kind of relocation", "安置方式"), Kind.CODE, codes=codes.RELOCATION),
        _flag("fund_member", "joins the mutual-aid fund", "是否加入互助资金"),
        _money("fund_amount", "mutual-aid fund (yuan)", "互助资金金额"),
        Field("industry_type", Text("kind of industry", "产业类型"), Kind.CODE, codes=codes.INDUSTRY),
        Field("organisation_type", Text("organisation joined", "加入组织类型"), Kind.CODE, codes=codes.ORGANISATION_TYPE),
        _money("industry_income", "income from industry (yuan a year)", "产业收入"),
        _money("leading_firm_income", "of it from a leading firm (yuan a year)", "龙头企业带动收入"),
        _flag("electricity", "has electricity", "是否通生活用电", "是否通电"),
        Field("fuel", Text("fuel", "主要燃料类型"), Kind.CODES, codes=codes.FUEL, most=3),
        Field("water_source", Text("drinking water", "饮用水情况"), Kind.CODE, codes=codes.WATER, aliases=("饮水情况",)),
        _flag("water_difficult", "water is hard to get", "饮水是否困难"),
        _flag("water_safe", "water is safe", "饮水是否安全"),
        Field("toilet", Text("toilet", "厕所类型"), Kind.CODE, codes=codes.TOILET),
        Field("road_distance", Text("distance to the main road (km)", "与村主干路距离"), Kind.DECIMAL, low=0, high=500,
              aliases=("与村主干路距离（公里）",)),
        Field("market_distance", Text("distance to the nearest market (km)", "与最近集市距离"), Kind.DECIMAL, low=0, high=500,
              aliases=("与最近集市距离（公里）",)),
        _land("farmland", "farmland (mu)", "耕地面积"),
        _land("farmland_certified", "of it certified (mu)", "耕地确权面积"),
        _land("farmland_irrigated", "of it irrigated (mu)", "有效灌溉面积"),
        _land("farmland_dry", "of it dry (mu)", "旱地面积"),
        _land("farmland_paddy", "of it paddy (mu)", "水田面积"),
        _land("forest", "forest (mu)", "林地面积"),
        _land("forest_certified", "of the forest certified (mu)", "林地确权面积"),
        _land("forest_returned", "farmland returned to forest (mu)", "退耕还林面积"),
        _land("orchard", "orchard (mu)", "林果面积"),
        _land("water_area", "water surface (mu)", "水面面积"),
        _land("grassland", "grassland (mu)", "牧草地面积"),
        _land("grassland_certified", "of the grassland certified (mu)", "牧草地确权面积"),
        Field("livestock", Text("livestock (head)", "牲畜存栏"), Kind.INTEGER, low=0, high=_MOST_HEADS,
              aliases=("牲畜存栏（头只）", "牲畜数量")),
        _flag("food_assured", "food is assured", "不愁吃"),
        _flag("clothing_assured", "clothing is assured", "不愁穿"),
        _flag("education_guaranteed", "compulsory education guaranteed", "义务教育有保障"),
        _flag("medical_guaranteed", "basic medical care guaranteed", "基本医疗有保障"),
        _flag("housing_guaranteed", "safe housing guaranteed", "住房安全有保障"),
    ),
    tabs=("households", "贫困户", "户", "家庭"),
    former="former_number",
)  # fmt: skip

PERSONS = Sheet(
    "persons", Text("persons", "家庭成员"), ("office_number",),
    (
        Field("office_number", Text("person number", "人编号"), Kind.NUMBER_CODE, required=True, length=28,
              aliases=("成员编号",)),
        _former("former person number", "原人编号", 28, "原成员编号"),
        Field("household_number", Text("household number", "户编号"), Kind.NUMBER_CODE, required=True, length=24,
              aliases=("家庭编号",)),
        Field("name", Text("name", "姓名"), required=True, mask=Mask.NAME),
        Field("sex", Text("sex", "性别"), Kind.CODE, required=True, codes=codes.SEX),
        Field("id_type", Text("kind of document", "证件类型"), Kind.CODE, codes=codes.ID_TYPE),
        Field("id_number", Text("ID number", "证件号码"), Kind.ID, mask=Mask.ID, aliases=("身份证号", "身份证号码", "残疾证号")),
        Field("birth_date", Text("born on", "出生日期"), Kind.DATE, note=Text("Read from the ID where it is empty.",
              "留空时由身份证号推出。")),
        Field("relation", Text("relation to the head", "与户主关系"), Kind.CODE, required=True, codes=codes.RELATION),
        Field("phone", Text("own phone", "本人联系电话"), Kind.NUMBER_CODE, length=20, mask=Mask.PHONE,
              aliases=("联系电话", "手机号码")),
        Field("ethnicity", Text("ethnic group", "民族"), Kind.CODE, codes=codes.ETHNICITY),
        Field("politics", Text("political status", "政治面貌"), Kind.CODE, codes=codes.POLITICS),
        Field("education", Text("education", "文化程度"), Kind.CODE, codes=codes.EDUCATION),
        Field("schooling", Text("school attended", "在校生状况"), Kind.CODE, codes=codes.SCHOOLING),
        Field("health", Text("health", "健康状况"), Kind.CODES, codes=codes.HEALTH, most=3),
        Field("disease_name", Text("name of the illness", "患病名称"), mask=Mask.SENSITIVE, aliases=("疾病名称", "病种"), undocumented=True),
        Field("illness_grade", Text("grade of the illness or disability", "病残等级"), length=20, mask=Mask.SENSITIVE,
              aliases=("残疾等级", "病情等级"), undocumented=True),
        Field("labour", Text("labour ability", "劳动技能"), Kind.CODE, codes=codes.LABOUR, aliases=("劳动能力",)),
        Field("work", Text("work status", "务工情况"), Kind.CODE, codes=codes.WORK, aliases=("务工状况",)),
        Field("work_months", Text("months of work away", "务工时间"), Kind.INTEGER, low=0, high=12, aliases=("务工时间（月）",)),
        Field("employer_name", Text("employer", "务工企业名称"), aliases=("务工单位名称", "务工单位", "务工企业"), undocumented=True),
        Field("employer_phone", Text("employer's phone", "务工企业联系电话"), Kind.NUMBER_CODE, length=20, mask=Mask.PHONE,
              aliases=("务工单位联系电话",)),
        Field("residence_months", Text("months lived at home", "在家居住时间"), Kind.INTEGER, low=0, high=12,
              aliases=("在家居住时间（月）", "居住月数")),
        _flag("active_soldier", "active soldier", "是否现役军人", "现役军人"),
        _flag("dibao", "receives the minimum living allowance", "是否享受低保", "是否低保"),
        _flag("medical_insurance", "has medical insurance", "是否参加新型农村合作医疗", "是否参加城乡居民基本医疗保险"),
        _flag("wubao", "on five guarantees", "是否五保", "是否特困供养"),
        _flag("critical_insurance", "has critical-illness insurance", "是否参加大病保险", "是否参加城乡居民大病保险"),
        _flag("pension", "has the residents' pension", "是否参加城乡居民基本养老保险"),
    ),
    tabs=("persons", "家庭成员", "成员", "人口"),
    former="former_number",
)  # fmt: skip

FACILITIES = Sheet(
    "facilities", Text("village facilities", "行政村设施"), ("village_code", "year"),
    (
        Field("village_code", Text("village code", "行政村代码"), Kind.PLACE, required=True, aliases=("村代码",)),
        Field("year", Text("year", "年份"), Kind.YEAR, required=True, low=EARLIEST_YEAR, high=LATEST_YEAR),
        Field("road", Text("hardened road", "通硬化路"), Kind.FLAG, required=True, aliases=("是否通硬化路",)),
        Field("unpaved_km", Text("road to the township not hardened (km)", "未硬化路里程"), Kind.DECIMAL, low=0, high=500,
              aliases=("到乡镇未硬化路里程（公里）",)),
        Field("unpaved_villages", Text("natural villages without a hardened road", "未通硬化路自然村数"), Kind.INTEGER, low=0, high=500),
        _flag("bus", "bus to the township", "通客运班车", "是否通客运班车"),
        Field("power", Text("power for homes and production", "通动力电"), Kind.FLAG, required=True, aliases=("是否通生产用电", "通生产生活用电")),
        Field("water", Text("safe drinking water", "安全饮水"), Kind.FLAG, required=True, aliases=("饮水是否安全有保障",)),
        Field("unsafe_water_households", Text("households without safe water", "饮水不安全户数"), Kind.INTEGER, low=0, high=10_000,
              aliases=("未实现饮水安全户数",)),
        Field("network", Text("broadband", "通宽带网络"), Kind.FLAG, required=True, aliases=("是否通宽带", "通宽带")),
        Field("clinic", Text("clinic", "标准化卫生室"), Kind.FLAG, required=True, aliases=("卫生室", "是否有卫生室")),
        Field("doctors", Text("doctors", "执业（助理）医师数"), Kind.INTEGER, low=0, high=100),
        Field("school", Text("school or teaching point in reach", "就近入学"), Kind.FLAG, required=True, aliases=("小学或教学点",)),
        Field("culture", Text("culture room", "文化活动室"), Kind.FLAG, required=True, aliases=("综合文化服务中心", "文化室")),
        _money("collective_income", "collective income (yuan a year)", "村集体经济收入", "村集体经济收入（元）"),
        Field("cooperatives", Text("cooperatives", "农民专业合作社数"), Kind.INTEGER, low=0, high=500),
    ),
    tabs=("facilities", "行政村设施", "贫困村设施"),
)  # fmt: skip

POOR_PLACES = Sheet(
    "poor_places", Text("poor villages and counties", "贫困村和贫困县名单"), ("place_code",),
    (
        Field("place_code", Text("place code", "区划代码"), Kind.PLACE, required=True),
        Field("listed_year", Text("listed since", "列入年份"), Kind.YEAR, required=True, low=EARLIEST_YEAR, high=LATEST_YEAR),
        _flag("deep", "in deep poverty", "深度贫困"),
        Field("exited_on", Text("left the list on", "退出日期"), Kind.DATE, aliases=("摘帽日期", "出列日期")),
        Field("source", Text("source", "来源"), required=True, length=300, undocumented=True),
    ),
    tabs=("poor_places", "贫困村和贫困县名单", "贫困村名单"),
)  # fmt: skip

HELP = Sheet(
    "help", Text("help received", "到户帮扶"), ("household_number", "kind", "given_on", "what"),
    (
        Field("household_number", Text("household number", "户编号"), Kind.NUMBER_CODE, required=True, length=24,
              aliases=("家庭编号",)),
        Field("kind", Text("kind of help", "帮扶类别"), Kind.CODE, required=True, codes=codes.HELP_KIND,
              aliases=("帮扶措施类别", "帮扶方式")),
        Field("what", Text("what was given", "帮扶内容"), required=True, length=120, aliases=("帮扶措施",), undocumented=True,
              note=Text("In a few words; no ID number and no illness.", "简要填写，勿填身份证号和病情。")),
        _money("amount", "amount (yuan)", "金额", "金额（元）", "帮扶金额"),
        Field("given_by", Text("given by", "帮扶单位（人）"), required=True, length=120, aliases=("帮扶单位", "帮扶人"), undocumented=True),
        Field("given_on", Text("given on", "帮扶日期"), Kind.DATE, required=True, aliases=("帮扶时间",), past=True),
        Field("remarks", Text("remarks", "备注"), length=300, mask=Mask.SENSITIVE, undocumented=True),
    ),
    tabs=("help", "到户帮扶", "帮扶措施"),
)  # fmt: skip

# What a village must have, in the order of the tables: the flags of its sheet that an exit asks about.
FACILITY_KEYS: tuple[str, ...] = ("road", "power", "water", "network", "clinic", "school", "culture")

SHEETS: dict[str, Sheet] = {
    sheet.key: sheet
    for sheet in (PLACES, ORGANISATIONS, STATISTICS, HOUSEHOLDS, PERSONS, FACILITIES, POOR_PLACES, HELP)
}
