"""The code lists of the household and person sheets, by symbolic key.

Sources: the 2014 national household sheet and the national query names (domain notes 3.4 to 3.9). Five numberings
of the causes alone are in use, so numbers never enter: a named code map (`codemaps.py`) turns them into keys.
"""

from huiyin.kernel.text import Text
from huiyin.records.fields import Code, CodeList


def _list(key: str, label: tuple[str, str], *codes: tuple[str, ...]) -> CodeList:
    """Make a list from (key, English, Chinese, other words...)."""
    return CodeList(key, Text(*label), tuple(Code(code[0], Text(code[1], code[2]), tuple(code[3:])) for code in codes))


STANDARD = _list(
    "standard", ("identification standard", "识别标准"),
    ("national", "national standard", "国家标准"),
    ("provincial", "provincial standard", "省定标准"),
    ("city", "city standard", "市定标准"),
)  # fmt: skip
CATEGORY = _list(
    "category", ("household category", "贫困户属性"),
    ("general", "general poor household", "一般贫困户"),
    ("dibao", "household on the minimum living allowance", "低保户"),
    ("wubao", "household on five guarantees", "五保户", "特困供养贫困户", "五保贫困户"),
    ("dibao_poor", "poor household on the allowance with labour", "低保贫困户"),
)  # fmt: skip
STATUS = _list(
    "status", ("poverty status", "脱贫属性"),
    ("poor", "poor", "未脱贫", "贫困"),
    ("planned_exit", "about to leave", "预脱贫"),
    ("exited", "left poverty", "已脱贫", "已脱贫（享受政策）", "脱贫"),
    ("relapsed", "returned to poverty", "返贫"),
    ("removed", "removed from the register", "注销", "清退"),
)  # fmt: skip
REMOVAL = _list(
    "removal", ("reason of removal", "注销原因"),
    ("merged", "merged into another household", "并户", "合户"),
    ("deceased", "all members have died", "整户死亡", "整户自然减少"),
    ("moved", "moved away", "整户迁出"),
    ("misidentified", "wrongly identified", "识别不准", "识别错误"),
    ("other", "other", "其他"),
)  # fmt: skip
CAUSE = _list(
    "cause", ("cause of poverty", "致贫原因"),
    ("illness", "illness", "因病"),
    ("disability", "disability", "因残"),
    ("schooling", "schooling", "因学"),
    ("disaster", "disaster", "因灾"),
    ("land", "lack of land", "缺土地"),
    ("water", "lack of water", "缺水"),
    ("technology", "lack of technology", "缺技术"),
    ("labour", "lack of labour", "缺劳力", "缺劳动力"),
    ("funds", "lack of funds", "缺资金"),
    ("transport", "backward transport", "交通条件落后", "交通落后"),
    ("motivation", "lack of own motivation", "自身发展动力不足", "自身发展力不足"),
    ("marriage", "marriage", "因婚"),
    ("funeral", "funeral", "因丧"),
    ("housing", "lack of housing", "缺住房"),
    ("power", "lack of electricity", "缺电"),
    ("other", "other", "其他", "其它"),
)  # fmt: skip
NEED = _list(
    "need", ("need of support", "帮扶需求"),
    ("industry", "an industry of their own", "发展产业", "产业发展"),
    ("employment", "work", "就业务工", "就业"),
    ("training", "training in a skill", "技能培训", "培训"),
    ("schooling", "help with schooling", "教育资助", "助学"),
    ("medical", "medical help", "医疗救助"),
    ("housing", "a safe house", "住房改造", "危房改造"),
    ("water", "safe water", "安全饮水", "饮水改造"),
    ("road", "a road", "道路改善"),
    ("power", "electricity", "通电改造"),
    ("credit", "small credit", "小额信贷"),
    ("relocation", "relocation", "易地搬迁"),
    ("care", "an allowance or care", "兜底保障", "社会保障"),
    ("other", "other", "其他", "其它"),
)  # fmt: skip
STRUCTURE = _list(
    "structure", ("main structure", "主要结构"),
    ("reinforced_concrete", "reinforced concrete", "钢筋混凝土"),
    ("brick_concrete", "brick and concrete", "砖混", "砖混材料"),
    ("brick_timber", "brick and timber", "砖瓦砖木", "砖木"),
    ("earth", "earth and timber", "土木", "竹草土坯"),
    ("tent", "tent", "帐篷"),
    ("other", "other", "其他"),
)  # fmt: skip
DANGER = _list(
    "danger", ("dangerous-house level", "危房等级"),
    ("none", "not dangerous", "否", "A级", "B级"),
    ("c", "level C", "C级", "C"),
    ("d", "level D", "D级", "D"),
)  # fmt: skip
FUEL = _list(
    "fuel", ("fuel", "主要燃料类型"),
    ("dung_straw", "straw or dung", "柴草", "柴草牛粪"),
    ("coal", "coal", "煤炭", "干畜粪"),
    ("lpg_can", "bottled gas", "罐装液化石油气"),
    ("lpg_pipe", "piped LPG", "管道液化石油气"),
    ("coal_gas", "piped coal gas", "管道煤气"),
    ("natural_gas", "piped natural gas", "管道天然气"),
    ("electricity", "electricity", "电"),
    ("oil", "fuel oil", "燃料用油"),
    ("biogas", "biogas", "沼气"),
    ("other", "other", "其他燃料"),
    ("none", "no cooking", "无炊事行为"),
)  # fmt: skip
WATER = _list(
    "water", ("drinking water", "饮用水情况"),
    ("tap", "purified tap water", "经过净化处理的自来水", "自来水"),
    ("protected_well", "protected well or spring", "受保护的井水和泉水"),
    ("open_well", "unprotected well or spring", "不受保护的井水和泉水"),
    ("river", "river or lake", "江河湖泊水"),
    ("rain", "rain water", "收集雨水"),
    ("bottled", "bottled water", "桶装水"),
    ("other", "other", "其他水源"),
)  # fmt: skip
TOILET = _list(
    "toilet", ("toilet", "厕所"),
    ("flush", "sanitary toilet", "卫生厕所", "水冲式"),
    ("dry", "dry latrine", "旱厕"),
    ("none", "none", "无厕所"),
)  # fmt: skip
ORGANISATION_TYPE = _list(
    "organisation_type", ("organisation joined", "加入组织类型"),
    ("cooperative", "cooperative", "合作社"),
    ("leading_firm", "leading firm", "龙头企业"),
    ("association", "association", "协会"),
    ("other", "other", "其它"),
    ("none", "none", "未加入"),
)  # fmt: skip
INDUSTRY = _list(
    "industry", ("kind of industry", "产业类型"),
    ("planting", "planting", "种植业", "种植"),
    ("livestock", "livestock", "养殖业", "畜牧业", "养殖"),
    ("forestry", "forestry and fruit", "林果业", "林业"),
    ("processing", "processing and handicraft", "加工业", "手工业"),
    ("tourism", "rural tourism", "乡村旅游", "旅游业"),
    ("trade", "trade and services", "商贸服务业", "服务业"),
    ("solar", "solar power", "光伏", "光伏产业"),
    ("other", "other", "其他", "其它"),
    ("none", "none", "无"),
)  # fmt: skip
RELOCATION = _list(
    "relocation", ("kind of relocation", "安置方式"),
    ("together", "to a settlement", "集中安置"),
    ("dispersed", "dispersed", "分散安置"),
    ("town_house", "dispersed: a house bought in town", "进城购房"),
    ("none", "none", "未搬迁"),
)  # fmt: skip
SEX = _list("sex", ("sex", "性别"), ("male", "male", "男"), ("female", "female", "女"))
ID_TYPE = _list(
    "id_type", ("kind of document", "证件类型"),
    ("identity", "identity card", "居民身份证", "身份证"),
    ("disability", "disability certificate", "残疾人证"),
    ("officer", "officer's certificate", "军官证"),
    ("police", "police certificate", "公安证明"),
)  # fmt: skip
RELATION = _list(
    "relation", ("relation to the head", "与户主关系"),
    ("head", "head", "本人或户主", "户主"),
    ("spouse", "spouse", "配偶"),
    ("son", "son", "之子"),
    ("daughter", "daughter", "之女"),
    ("daughter_in_law", "daughter-in-law", "之儿媳"),
    ("son_in_law", "son-in-law", "之女婿"),
    ("grandson", "son's son", "之孙子"),
    ("granddaughter", "son's daughter", "之孙女"),
    ("daughters_son", "daughter's son", "之外孙子"),
    ("daughters_daughter", "daughter's daughter", "之外孙女"),
    ("father", "father", "之父"),
    ("mother", "mother", "之母"),
    ("father_in_law", "wife's father", "之岳父"),
    ("mother_in_law", "wife's mother", "之岳母"),
    ("husbands_father", "husband's father", "之公公"),
    ("husbands_mother", "husband's mother", "之婆婆"),
    ("grandfather", "father's father", "之祖父"),
    ("grandmother", "father's mother", "之祖母"),
    ("mothers_father", "mother's father", "之外祖父"),
    ("mothers_mother", "mother's mother", "之外祖母"),
    ("other", "other", "其他"),
)  # fmt: skip
ETHNICITY = _list(
    "ethnicity", ("ethnic group", "民族"),
    ("han", "Han", "汉", "汉族"),
    ("tibetan", "Tibetan", "藏", "藏族"),
    ("hui", "Hui", "回", "回族"),
    ("tu", "Tu", "土", "土族"),
    ("salar", "Salar", "撒拉", "撒拉族"),
    ("mongol", "Mongol", "蒙古", "蒙古族"),
    ("manchu", "Manchu", "满", "满族"),
    ("uyghur", "Uyghur", "维吾尔", "维吾尔族"),
    ("dongxiang", "Dongxiang", "东乡", "东乡族"),
    ("bonan", "Bonan", "保安", "保安族"),
    ("kazakh", "Kazakh", "哈萨克", "哈萨克族"),
    ("other", "other", "其他", "其他民族"),
)  # fmt: skip
EDUCATION = _list(
    "education", ("education", "文化程度"),
    ("illiterate", "illiterate or semi-literate", "文盲或半文盲", "文盲半文盲"),
    ("primary", "primary school", "小学"),
    ("junior", "junior middle school", "初中"),
    ("senior", "senior middle school", "高中"),
    ("college", "college", "大专", "大专及以上"),
    ("university", "university", "本科及以上"),
    ("preschool_age", "below school age", "学龄前儿童"),
)  # fmt: skip
SCHOOLING = _list(
    "schooling", ("school attended", "在校生状况"),
    ("none", "not at school", "非在校生"),
    ("preschool", "pre-school", "学前教育"),
    ("primary", "primary school", "小学"),
    ("grade_7", "grade 7", "七年级"),
    ("grade_8", "grade 8", "八年级"),
    ("grade_9", "grade 9", "九年级"),
    ("senior_1", "senior 1", "高中一年级"),
    ("senior_2", "senior 2", "高中二年级"),
    ("senior_3", "senior 3", "高中三年级"),
    ("vocational_1", "vocational 1", "中职一年级"),
    ("vocational_2", "vocational 2", "中职二年级"),
    ("vocational_3", "vocational 3", "中职三年级"),
    ("higher_vocational_1", "higher vocational 1", "高职一年级"),
    ("higher_vocational_2", "higher vocational 2", "高职二年级"),
    ("higher_vocational_3", "higher vocational 3", "高职三年级"),
    ("college", "college or above", "大专及以上"),
)  # fmt: skip
HEALTH = _list(
    "health", ("health", "健康状况"),
    ("healthy", "healthy", "健康"),
    ("chronic", "long-term chronic illness", "长期慢性病"),
    ("serious", "serious illness", "患有大病", "大病"),
    ("disabled", "disabled", "残疾"),
)  # fmt: skip
LABOUR = _list(
    "labour", ("labour ability", "劳动技能"),
    ("ordinary", "ordinary labour", "普通劳动力"),
    ("skilled", "skilled labour", "技能劳动力"),
    ("weak", "weak or half labour", "弱劳动力或半劳动力"),
    ("lost", "lost labour ability", "丧失劳动力"),
    ("none", "no labour ability", "无劳动力"),
)  # fmt: skip
WORK = _list(
    "work", ("work status", "务工情况"),
    ("farming", "farming or herding at home", "在家务农", "在家务农（牧）"),
    ("township", "in the township", "乡（镇）内务工", "乡镇内"),
    ("county", "in the county", "乡外县内务工", "县内务工"),
    ("province", "in the province", "县外省内务工"),
    ("outside", "outside the province", "省外务工"),
    ("none", "not working", "未务工"),
    ("other", "other (student, soldier)", "其他"),
)  # fmt: skip
POLITICS = _list(
    "politics", ("political status", "政治面貌"),
    ("party", "Party member", "中共党员"),
    ("league", "League member", "共青团员"),
    ("none", "no party", "无党派"),
    ("masses", "the masses", "群众"),
)  # fmt: skip
HELP_KIND = _list(
    "help_kind", ("kind of help", "帮扶类别"),
    ("industry", "an industry of their own", "产业扶持", "产业帮扶", "发展产业"),
    ("employment", "work", "就业帮扶", "就业扶贫", "劳务输出"),
    ("relocation", "relocation", "易地搬迁", "易地扶贫搬迁"),
    ("dangerous_house", "repair of a dangerous house", "危房改造"),
    ("education", "education", "教育资助", "教育扶贫", "助学"),
    ("health", "health", "医疗救助", "健康扶贫"),
    ("ecological_post", "ecological post", "生态公益岗位", "生态管护岗位", "公益性岗位"),
    ("microcredit", "small loan", "小额信贷", "扶贫小额信贷"),
    ("social_security", "allowance or five guarantees", "社会保障兜底", "低保五保", "低保", "五保"),
    ("training", "training (Yulu plan)", "技能培训", "雨露计划"),
    ("infrastructure", "infrastructure at the house", "到户基础设施", "基础设施"),
    ("other", "other", "其他", "其它"),
)  # fmt: skip
PLACE_LEVEL = _list(
    "place_level", ("level", "层级"),
    ("nation", "nation", "全国"),
    ("province", "province", "省", "省级"),
    ("prefecture", "prefecture", "市州", "地级"),
    ("county", "county", "县", "县级"),
    ("township", "township", "乡镇", "乡级"),
    ("village", "village", "村", "村级"),
)  # fmt: skip
ORGANISATION_KIND = _list(
    "organisation_kind", ("kind of organisation", "单位类别"),
    ("office", "poverty-reduction office", "扶贫机构", "扶贫办"),
    ("department", "industry department", "行业部门"),
    ("assisting_unit", "assisting unit", "帮扶单位"),
    ("eastern_partner", "eastern partner", "东部协作方"),
    ("evaluator", "third-party evaluator", "第三方评估机构"),
)  # fmt: skip
