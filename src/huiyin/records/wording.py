"""What each rule says: what is wrong and how to mend it; and what each kind of repair is called."""

from dataclasses import dataclass

from huiyin.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to be wrong.

    Attributes:
        title: what problems of this kind are called when they are counted.
        wrong, mend: what is wrong with one value and how to mend it; `{label}`, `{value}`, `{detail}`, `{low}`,
            `{high}`, `{length}`, `{most}`, `{example}` are filled in.
    """

    title: Text
    wrong: Text
    mend: Text


REPAIRS: dict[str, Text] = {
    "blanks": Text("spaces removed", "去除空格"),
    "apostrophe": Text("leading apostrophes removed", "去除前导撇号"),
    "full_width": Text("full-width characters made half-width", "全角转半角"),
    "date_form": Text("dates rewritten as year-month-day", "日期格式转换"),
    "serial_date": Text("Excel's day numbers turned into dates", "Excel 日期序号转换"),
    "separators": Text("separators removed from numbers", "去除数字分隔符"),
    "unit": Text("units read with the number", "识别数值单位"),
    "rounded": Text("amounts rounded to the fen", "金额四舍五入到分"),
    "letters": Text("letters of an ID turned into capitals", "证件号字母转大写"),
    "name_dot": Text("dots in names made alike", "统一姓名间隔号"),
    "birth_date": Text("birth dates read from the ID", "由身份证号推出出生日期"),
}

_TEXT_FORMAT = Text(
    "Copy it from the original, with the column formatted as text.", "请从原件重新填写，并将该列设为文本格式。"
)
_CHECK = Text("Check it against the original document.", "请核对原始证件或资料。")

RULES: dict[str, Rule] = {
    "REQUIRED": Rule(
        Text("A required cell is empty", "必填项为空"),
        Text("{label} is empty", "“{label}”为空"), Text("Fill it in.", "请填写。")
    ),
    "CELLS": Rule(
        Text("A row has too many or too few cells", "行的单元格数与标题不符"),
        Text("the row has {value} cells, the headings {detail}", "该行有 {value} 个单元格，标题行有 {detail} 个"),
        Text("Put values that hold the separator in quotation marks.",
             "含分隔符的内容请加英文双引号，并补齐或删去多余的列。"),
    ),
    "NOBODY": Rule(
        Text("A row that tells too little of whom it is about", "无法确定所指人员"),
        Text("the row has neither a sound ID number nor a day of birth", "该行既无有效身份证号，也无出生日期"),
        Text("Write the 18-digit ID number, with the column formatted as text, or the day of birth.",
             "请填写18位身份证号（该列设为文本格式）或出生日期。"),
    ),
    "FORMULA_ERROR": Rule(
        Text("An error of a formula", "公式错误"),
        Text("'{value}' is an error of a formula", "“{value}”是公式错误"),
        Text("Mend the formula, or write the value itself.", "请修正公式，或直接填写数值。"),
    ),
    "NUMBER": Rule(
        Text("Not a number", "不是数字"),
        Text("'{value}' is not a number", "“{value}”不是数字"),
        Text("Write figures only, for example {example}.", "请只填写数字，例如 {example}。"),
    ),
    "WHOLE": Rule(
        Text("Not a whole number", "不是整数"),
        Text("{value} is not a whole number", "{value} 不是整数"), Text("Write it without decimals.", "请填写整数。")
    ),
    "BOUNDS": Rule(
        Text("A figure out of bounds", "数值超出范围"),
        Text("{value} is outside {low} to {high}", "{value} 超出范围 {low}~{high}"),
        Text("Check the figure and its unit.", "请核对数值及其单位。"),
    ),
    "DATE": Rule(
        Text("Not a date", "日期无效"),
        Text("'{value}' is not a date", "“{value}”不是有效日期"),
        Text("Write it like 2016-09-14.", "请按 2016-09-14 的格式填写。"),
    ),
    "FLAG": Rule(
        Text("Neither yes nor no", "不是“是”或“否”"),
        Text("'{value}' is neither yes nor no", "“{value}”不是“是”或“否”"),
        Text("Write 是 or 否 (yes or no).", "请填写“是”或“否”。"),
    ),
    "CODE": Rule(
        Text("Not in the code list", "不在可选值中"),
        Text("'{value}' is not in the list of {label}", "“{value}”不在“{label}”的可选值中"),
        Text("Choose one of: {detail}; for figures, choose their code map.",
             "请从以下选项中选择：{detail}；如填写的是数字代码，请选择对应的代码对照表。"),
    ),
    "OPEN_CODE": Rule(
        Text("Not in the list, and not marked as one's own", "不在可选值中，也未注明为自定义"),
        Text("'{value}' is no known {label}", "“{value}”不是已知的“{label}”"),
        Text("The nearest are: {detail}. Choose one (all stand in the template), or mark one of your own: {example}.",
             "相近的有：{detail}。请选用其一（模板中有全部可选值），或注明为自定义：{example}。"),
    ),
    "UNIT": Rule(
        Text("Not the unit of the indicator", "单位与指标不符"),
        Text("'{value}' is not the unit of this indicator", "“{value}”不是该指标的单位"),
        Text("Give the figure in {detail}, and write that unit.", "请按“{detail}”为单位填写数值和单位。"),
    ),
    "TOO_MANY": Rule(
        Text("Too many values in one cell", "填写项数过多"),
        Text("more than {most} are given for {label}", "“{label}”最多填写 {most} 项"),
        Text("Keep the {most} most important.", "请保留最主要的 {most} 项。"),
    ),
    "LENGTH": Rule(
        Text("Too long", "文字过长"),
        Text("it is longer than {length} characters", "超过 {length} 个字符"), Text("Shorten it.", "请缩短。")
    ),
    "CHARACTER": Rule(
        Text("An invisible or unknown character", "不可见或无法识别的字符"),
        Text("it holds the invisible or unknown character {detail}", "含有不可见或无法识别的字符 {detail}"),
        Text("Write the text anew instead of pasting it.", "请重新录入，不要粘贴。"),
    ),
    "NAME": Rule(
        Text("Not a name", "姓名含无效字符"),
        Text("'{detail}' does not belong in a name", "姓名中不应有“{detail}”"),
        Text("Write the name as on the ID; parts are joined by '·'.", "请按证件填写姓名，间隔号用“·”。"),
    ),
    "DIGITS": Rule(
        Text("Not made of figures and letters", "含有数字、字母以外的字符"),
        Text("'{detail}' does not belong in {label}", "“{label}”中不应有“{detail}”"),
        Text("Write figures and letters only.", "请只填写数字或字母。"),
    ),
    "DIGITS_LOST": Rule(
        Text("Digits lost in Excel", "Excel 丢失末尾数字"),
        Text("Excel turned {label} into a number and its last digits are lost ({value})",
             "“{label}”被 Excel 改成了数字，末尾几位已丢失（{value}）"),
        _TEXT_FORMAT,
    ),
    "ID_FORM": Rule(
        Text("Not an ID number", "证件号位数不符"),
        Text("it is neither an 18-digit ID nor a 20-digit disability certificate",
             "不是 18 位身份证号，也不是 20 位残疾人证号"),
        _CHECK,
    ),
    "ID_CHECKSUM": Rule(
        Text("The ID's check character does not fit", "身份证号校验位不符"),
        Text("the last character of the ID does not fit the others", "身份证号校验位不符"), _CHECK
    ),
    "ID_BIRTH": Rule(
        Text("The ID holds no real birth date", "身份证号出生日期无效"),
        Text("the ID holds no real day of birth before the end of {detail}",
             "身份证号中的出生日期无效或晚于 {detail} 年底"),
        _CHECK,
    ),
    "ID_WITHIN": Rule(
        Text("An ID number among words", "文字中含身份证号"), Text("it holds an ID number", "含有身份证号"),
        Text("Leave the number out: it is never needed here.", "请删去身份证号，此处不需要。"),
    ),
    "DAY_TO_COME": Rule(
        Text("A day to come", "日期晚于今天"), Text("'{value}' is after {detail}", "“{value}”晚于今天（{detail}）"),
        Text("Give the day on which it happened.", "请填写实际发生的日期。"),
    ),
    "ID_DISABILITY": Rule(
        Text("The disability certificate's ending does not fit", "残疾人证号末两位无效"),
        Text("the last two digits are no kind (1 to 7) and degree (1 to 4) of disability",
             "残疾人证号末两位不是有效的残疾类别（1~7）和等级（1~4）"),
        _CHECK,
    ),
    "PLACE_FORM": Rule(
        Text("Not a place code", "不是 12 位区划代码"),
        Text("'{value}' is not a code of 12 digits", "“{value}”不是 12 位区划代码"),
        Text("Write it as text, for example 632722100201.", "请以文本格式填写，例如 632722100201。"),
    ),
    "PLACE_UNKNOWN": Rule(
        Text("An unknown place", "区划代码不存在"),
        Text("there is no place {value}", "没有代码为 {value} 的行政区划"),
        Text("Look the code up by name in the search box on top of the page, ask your county office, "
             "or import the new place first.",
             "请在页面上方的搜索框按名称查询代码，或向县级扶贫部门核对；新设的区划请先导入。"),
    ),
    "PLACE_ENDED": Rule(
        Text("A place that no longer exists", "区划已撤销"),
        Text("the place {value} no longer exists", "代码为 {value} 的行政区划已撤销"),
        Text("Use its successor: {detail}.", "请改用变更后的代码：{detail}。"),
    ),
    "PLACE_LATER": Rule(
        Text("A place that did not exist yet", "区划尚未启用"),
        Text("the place {value} exists from {detail} only", "代码为 {value} 的行政区划自 {detail} 起启用"),
        Text("Use the code of that year, or import the file for a later year.",
             "请使用当年的代码，或以之后的年度导入。"),
    ),
    "PLACE_VILLAGE": Rule(
        Text("Not a village", "不是行政村代码"),
        Text("{value} is not the code of a village", "{value} 不是行政村代码"),
        Text("Write the village's own code, all 12 digits.", "请填写到行政村一级的 12 位代码。"),
    ),
    "PLACE_LEVEL": Rule(
        Text("The level does not fit the code", "层级与区划代码不符"),
        Text("the level '{value}' is not the one that the zeros at the end of {detail} tell",
             "层级“{value}”与代码 {detail} 末尾的零不符"),
        Text("Before its zeros the code of a province has 2 digits, of a prefecture 4, of a county 6, of a township 9, "
             "of a village 12. Correct the level or the code.",
             "末尾补零之前，省级代码为 2 位，地级 4 位，县级 6 位，乡级 9 位，村级 12 位。请更正层级或代码。"),
    ),
    "PLACE_PARENT": Rule(
        Text("The place above it is missing", "上级区划不存在"),
        Text("the place above it, {detail}, is neither among the good rows of this file nor in the register for that "
             "year",
             "其上级区划 {detail} 既不在本文件的合格行中，当年也不在台账中"),
        Text("Add the place above it to the file, import that first, or correct the code.",
             "请在文件中补充上级区划，或先导入上级区划，或更正代码。"),
    ),
    "PLACE_SUCCESSOR": Rule(
        Text("The successor is missing", "变更后的区划不存在"),
        Text("the successor {value} is neither among the good rows of this file nor in the register",
             "变更后代码 {value} 既不在本文件的合格行中，也不在台账中"),
        Text("Add the successor to the file, import it first, or correct the code.",
             "请在文件中补充变更后的区划，或先导入该区划，或更正代码。"),
    ),
    "SUCCESSOR_LEVEL": Rule(
        Text("The successor is of another level", "变更后的区划层级不同"),
        Text("the successor {value} is not of the level of {detail}", "变更后代码 {value} 与 {detail} 不是同一层级"),
        Text("A place is followed by one of its own level; correct the code.", "区划变更应在同一层级内，请更正代码。"),
    ),
    "EXIT_UNDATED": Rule(
        Text("Left poverty without a date", "已脱贫但无脱贫日期"),
        Text("the household has left poverty but the day is missing", "该户已脱贫，但没有脱贫日期"),
        Text("Fill in the day, or correct the status.", "请填写脱贫日期，或更正脱贫属性。"),
    ),
    "EXIT_EARLY": Rule(
        Text("Left poverty before it was identified", "脱贫早于识别"),
        Text("it left poverty before it was identified ({detail})", "脱贫日期早于识别日期（{detail}）"),
        Text("Correct one of the two days.", "请更正其中一个日期。"),
    ),
    "BIRTH_DIFFERS": Rule(
        Text("The birth date differs from the ID", "出生日期与身份证号不一致"),
        Text("the day of birth is not the one in the ID ({detail})", "出生日期与身份证号（{detail}）不一致"),
        Text("Correct the one that is wrong; empty, it is read from the ID.",
             "请更正错误的一项；出生日期可留空，由身份证号推出。"),
    ),
    "SEX_DIFFERS": Rule(
        Text("The sex differs from the ID", "性别与身份证号不一致"),
        Text("the sex is not the one in the ID", "性别与身份证号不一致"),
        Text("Correct the one that is wrong.", "请更正错误的一项。"),
    ),
    "DUPLICATE": Rule(
        Text("The same number twice in the file", "文件内编号重复"),
        Text("the same {label} also stands in row {detail}", "同一“{label}”还出现在第 {detail} 行"),
        Text("Keep one of the rows, or correct the number.", "请只保留一行，或更正编号。"),
    ),
    "PERIOD": Rule(
        Text("Ends before it starts", "停用早于启用"),
        Text("it ends before it starts ({detail})", "停用日期早于启用日期（{detail}）"),
        Text("Correct one of the two days.", "请更正其中一个日期。"),
    ),
    "REFERENCE": Rule(
        Text("Refers to what is not in the register", "台账中无对应记录"),
        Text("there is no such {label} in the register", "台账中没有该“{label}”"),
        Text("Import it first, or correct the number.", "请先导入对应的记录，或更正编号。"),
    ),
    "RENUMBERED": Rule(
        Text("A number that has changed", "编号已变更"),
        Text("{value} became {detail}", "{value} 已变更为 {detail}"),
        Text("Use {detail}.", "请改用 {detail}。"),
    ),
    "FORMER_UNKNOWN": Rule(
        Text("An unknown former number", "台账中无此原编号"),
        Text("nothing in the register has the number {value}", "台账中没有编号为 {value} 的记录"),
        Text("Correct the former number; leave it empty if the row is new to the register.",
             "请更正原编号；新纳入台账的行请留空。"),
    ),
    "FORMER_BOTH": Rule(
        Text("Both numbers are in the register", "原编号与现编号均已在台账中"),
        Text("{value} and this row's own number {detail} are two records of the register",
             "{value} 与本行编号 {detail} 在台账中是两条记录"),
        Text("Leave the former number empty; where two became one, let the number that ceased have a row of its own "
             "that says so.",
             "请将原编号留空；如系合并，请由不再使用的编号单列一行注明。"),
    ),
    "FORMER_TWICE": Rule(
        Text("A former number claimed twice", "原编号重复使用"),
        Text("row {detail} claims {value} as its former number, too", "第 {detail} 行也填写了原编号 {value}"),
        Text("After a split one row at most goes on: leave the others' former number empty: they are new.",
             "分户后只能由一行承接原编号：请将其余各行的原编号留空，按新增处理。"),
    ),
    "FORMER_IN_FILE": Rule(
        Text("A former number still in use in the file", "原编号在文件中仍在使用"),
        Text("row {detail} of this file still has the number {value}", "本文件第 {detail} 行仍使用编号 {value}"),
        Text("Leave the former number empty if both go on; else delete that row.",
             "如两者并存，请将原编号留空；否则请删除该行。"),
    ),
    "YEAR_FROZEN": Rule(
        Text("Rows of closed years", "年度已封存"),
        Text("the year {value} is closed: {detail} is frozen", "{value} 年已封存（{detail} 年已冻结）"),
        Text("Leave the row out; what is wrong in the last frozen year is corrected by freezing it again.",
             "请删除该行；最近冻结年度有误的，更正后重新冻结。"),
    ),
    "OUTSIDE": Rule(
        Text("Outside your area", "不在管辖范围内"),
        Text("the row lies outside your area", "该行不在您的管辖范围内"),
        Text("Leave it to the office in charge of that place; a row without a place is the provincial office's.",
             "请交由该地负责单位导入；未填地区的行由省级扶贫机构导入。"),
    ),
}  # fmt: skip
