"""The words of `readiness`: what each check is called, and what it says."""

from huiyin.kernel.text import Text

STATES = {
    "fine": Text("fine", "正常"),
    "look": Text("look", "需核对"),
    "missing": Text("missing", "缺失"),
    "blocked": Text("cannot be frozen", "不能冻结"),
}
LABELS = {
    "turn": Text("order of the years", "年度顺序"),
    "version": Text("version", "版本"),
    "line": Text("poverty line", "贫困线"),
    "households": Text("households in the register", "台账户数"),
    "persons": Text("persons in the register", "台账人数"),
    "places": Text("divisions at the year's end", "年末有效区划"),
    "statistics": Text("statistics of the year", "当年统计数据"),
    "counties": Text("counties with villages, without households of the year", "未导入当年贫困户的县"),
    "rural_population": Text("places with poor, without rural population", "有贫困人口但无农村人口数的地区"),
    "total_population": Text("places with poor, without total population", "有贫困人口但无总人口数的地区"),
    "incomes": Text("poor households without an income", "无收入数据的贫困户"),
    "memberless": Text("poor households without persons", "无家庭成员的贫困户"),
    "members": Text("poor households of another size than their persons", "人口数与家庭成员不符的贫困户"),
    "villages": Text("households in divisions not valid at the year's end", "所在区划年末已不存在的户"),
}
FIRST = Text("It is the first frozen year.", "这是首个冻结的年度。")
IN_TURN = Text("It follows {latest}.", "紧接 {latest} 年。")
CORRECTS = Text("It is the latest frozen year.", "这是最近冻结的年度。")
SKIPPED = Text(
    "{latest} is the last frozen year; what changed between the two years cannot be told. "
    "Freeze the years between first, if their registers can still be imported.",
    "最近冻结的是 {latest} 年，两年之间的变动无法统计。如仍能导入中间年度的台账，请先冻结中间年度。",
)
NOT_OVER = Text(
    "{year} is not over yet: what the register holds now would stand as its end.",
    "{year} 年尚未结束：台账现状将作为该年年末状态。",
)
NOT_YET = Text(
    "{year} cannot be frozen in {now}: freezing a year closes all years before it for import. "
    "Check the year that you wrote.",
    "现在是 {now} 年，不能冻结 {year} 年：冻结后以前年度不再接受导入。请核对年度。",
)
NOT_LATEST = Text(
    "{year} cannot be corrected from the register of today, which has moved on: {latest} is frozen. "
    "Correct {latest}, and say there what was wrong in {year}.",
    "不能用现在的台账更正 {year} 年：台账已进入以后年度，{latest} 年已冻结。"
    "请更正 {latest} 年，并在理由中说明 {year} 年的差错。",
)
MOVED_ON = Text(
    "{year} cannot be frozen: the register holds data of {later} already and would be taken for {year}. "
    "Freeze {later}, or correct the latest frozen year.",
    "不能冻结 {year} 年：台账中已有 {later} 年的数据，会被误作 {year} 年。请冻结 {later} 年，或更正最近冻结的年度。",
)
HOLDS_LATER = Text(
    "The register holds data of {later} already; they would be taken for {year}.",
    "台账中已有 {later} 年的数据，会被误作 {year} 年。",
)
NEW = Text("The year is not frozen yet.", "该年度尚未冻结。")
CORRECTED = Text(
    "The year is frozen already as version {version}, which stays. A new version needs a reason.",
    "该年度已冻结第 {version} 版，原版本保留不变。生成新版本须填写理由。",
)
LINE = Text("In yuan per person and year.", "单位：元/人·年。")
NO_LINE = Text(
    "No poverty line is published for {year}: there will be no gap and no severity.",
    "{year} 年的贫困线尚未公布：将没有贫困深度和贫困强度。",
)
NO_HOUSEHOLDS = Text(
    "There is nothing to freeze: the register holds no household. Import the households of {year} first.",
    "没有可冻结的数据：台账中没有农户。请先导入 {year} 年的贫困户数据。",
)
NO_PERSONS = Text("The register holds no person. Import the persons.", "台账中没有人员。请导入家庭成员数据。")
NO_PLACES = Text(
    "No division is valid at the end of {year}. Import the divisions.", "{year} 年末没有有效区划。请导入行政区划。"
)
NO_BASES = Text(
    "{year} has neither rural nor total population of any place: no incidence could be computed. "
    "Import the statistics of {year}.",
    "{year} 年没有任何地区的农村人口或总人口，无法计算贫困发生率。请导入 {year} 年统计数据。",
)
COUNTIES = Text(
    "{names}. Households of them in the register are of an earlier year; a county without any counts as having no "
    "poor.",
    "{names}。台账中已有的农户属于以前年度数据；没有农户的县按无贫困人口统计。",
)
WITHOUT_BASE = Text("{places}. Their incidence of poverty stays unknown.", "{places}。这些地区的贫困发生率将无法计算。")
INCOMES = Text(
    "They count as poor, but not in the mean income, the gap and the severity.",
    "计入贫困人口，但不计入人均收入、贫困深度和贫困强度。",
)
MEMBERLESS = Text("Their members are counted as the households state.", "其人口按户表所填人数计算。")
MEMBERS = Text(
    "The number that the household states is counted, not its persons.", "按户表所填人数计算，不按家庭成员人数。"
)
ELSEWHERE = Text(
    "Their code is not valid at the end of {year}: they are counted under what it became; where no successor is known, "
    "under the code itself.",
    "其区划代码在 {year} 年末无效，按后继区划统计；没有后继区划的，仍按原代码统计。",
)
NOTHING = Text("", "")
AT_LEVEL = Text("{level}: {count}", "{level} {count} 个")
FLAW = Text("{check} ({count})", "{check}（{count}）")


def names(some: list[Text], most: int = 5) -> Text:
    """Name the first of some places, and how many more there are."""
    more = len(some) - most
    named = Text.join(some[:most])
    return Text(f"{named.en} and {more} more", f"{named.zh}等 {len(some)} 个") if more > 0 else named
