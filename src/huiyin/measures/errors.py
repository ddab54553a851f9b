"""What can be wrong with the data of a measurement: each names the column, the rows counted and the mend."""

from collections.abc import Sequence
from typing import ClassVar

from huiyin.kernel.errors import SourceError
from huiyin.kernel.text import Text

_LISTED = 5


class CannotOpenError(SourceError):
    """A source that is absent, of an unknown kind, or broken."""

    code = "SOURCE_CANNOT_OPEN"
    template: ClassVar[Text] = Text(
        "'{source}' cannot be opened: {why}. Give a Parquet file, a CSV file with a header row, "
        "a pyarrow, pandas or Polars table, a DuckDB relation, or a Spark DataFrame.",
        "无法打开“{source}”：{why}。请提供 Parquet 文件、带表头的 CSV 文件、"
        "pyarrow、pandas 或 Polars 表格、DuckDB 关系，或 Spark DataFrame。",
    )


class MissingColumnError(SourceError):
    """A column that was asked for and is not there."""

    code = "SOURCE_MISSING_COLUMN"
    template: ClassVar[Text] = Text(
        "There is no column '{column}' (asked for as {role}). The source has: {columns}. "
        "Name one of these, or add the column.",
        "没有“{column}”列（用作{role}）。现有各列：{columns}。请改用其中一列，或补充该列。",
    )


class SameNameError(SourceError):
    """Column names that are the same, or differ only by upper and lower case."""

    code = "SOURCE_SAME_NAME"
    template: ClassVar[Text] = Text(
        "The columns {names} are called alike, but perhaps for upper and lower case. Rename all but one.",
        "{names} 各列同名，或仅大小写不同。请改名，只保留一个。",
    )


class NestedColumnError(SourceError):
    """Lists or records where one value a row is needed."""

    code = "SOURCE_NESTED_COLUMN"
    template: ClassVar[Text] = Text(
        "The column '{column}' ({role}) holds {kind}: several values a row. Name a column with one value a row.",
        "“{column}”列（{role}）的类型为 {kind}，每行有多个值。请改用每行只有一个值的列。",
    )


class TextInNumbersError(SourceError):
    """Text where numbers are needed."""

    code = "SOURCE_TEXT_IN_NUMBERS"
    template: ClassVar[Text] = Text(
        "The column '{column}' ({role}) holds {kind}, not numbers: {count} of {rows} rows are no number{example}. "
        "Correct them, or convert the column.",
        "“{column}”列（{role}）的类型为 {kind}，不是数值：{rows} 行中有 {count} 行不是数字{example}。"
        "请改正，或转换该列类型。",
    )


class DuplicateKeyError(SourceError):
    """A key that names several rows of one source, where units are matched by it."""

    code = "SOURCE_DUPLICATE_KEY"
    template: ClassVar[Text] = Text(
        "The column '{column}' ({year}) must name each row once: {count} of its values stand in several of the {rows} "
        "rows, such as '{example}'. Remove the duplicates, or name the column that tells these rows apart.",
        "“{column}”列（{year}）的值不得重复：{rows} 行中有 {count} 个值出现多次，例如“{example}”。"
        "请删除重复行，或改用能区分各行的列。",
    )


class MissingKeyError(SourceError):
    """Rows without the key by which units are matched."""

    code = "SOURCE_MISSING_KEY"
    template: ClassVar[Text] = Text(
        "{count} of {rows} rows have no value in '{column}' ({year}), by which they would be matched. "
        "Fill them in, or leave these rows out of the source.",
        "“{column}”列（{year}）用于匹配，{rows} 行中有 {count} 行没有值。请补全，或从数据中去掉这些行。",
    )


class TwoKindsError(SourceError):
    """A column that is of one kind in one source and of another kind in the next."""

    code = "SOURCE_TWO_KINDS"
    template: ClassVar[Text] = Text(
        "The column '{column}' is not of the same kind in all sources: {kinds}. Convert it to one kind in all of them.",
        "“{column}”列在各期数据中的类型不一致：{kinds}。请统一为同一类型。",
    )


class BadWeightsError(SourceError):
    """Weights that are missing, negative, or too large to be added up."""

    code = "SOURCE_BAD_WEIGHTS"
    template: ClassVar[Text] = Text(
        "{count} of {rows} rows have a weight in '{column}' that is missing, negative or above 1e15. "
        "A weight is a number from zero to 1e15: correct them, or leave these rows out of the source.",
        "“{column}”列中，{rows} 行有 {count} 行的权重缺失、为负或大于 1e15。"
        "权重应为 0 至 1e15 的数：请改正，或从数据中去掉这些行。",
    )


class MissingWelfareError(SourceError):
    """Rows whose welfare is not known."""

    code = "SOURCE_MISSING_WELFARE"
    template: ClassVar[Text] = Text(
        "{count} of {rows} rows have no number in '{column}' (empty, not a number, or infinite). "
        "Fill them in, or pass missing='exclude' to leave them out; the definition then states how many.",
        "“{column}”列中，{rows} 行有 {count} 行没有数值（空缺、非数或无穷大）。"
        "请补全，或使用 missing='exclude' 将其排除，排除的行数会写入指标定义。",
    )


class MissingDeprivationError(SourceError):
    """Rows of which it isn't known whether they are deprived."""

    code = "SOURCE_MISSING_DEPRIVATION"
    template: ClassVar[Text] = Text(
        "Of {count} of {rows} rows it is not known whether they are deprived ({each}). A deprivation with a cutoff "
        "needs a number, any other one 1 or true for who is deprived and 0 or false for who is not. Fill them in, "
        "or pass missing='exclude' to leave them out; the definition then states how many.",
        "{rows} 行中有 {count} 行无法判断是否被剥夺（{each}）。有临界值的剥夺项须为数值；其他剥夺项以 1 或 true 表示"
        "被剥夺，0 或 false 表示未被剥夺。请补全，或使用 missing='exclude' 将其排除，排除的行数会写入指标定义。",
    )


class BadLineError(SourceError):
    """Poverty lines in a column that are missing or not above zero."""

    code = "SOURCE_BAD_LINE"
    template: ClassVar[Text] = Text(
        "{count} of {rows} rows have a poverty line in '{column}' that is missing or not above zero. "
        "Give every row a line above zero.",
        "“{column}”列中，{rows} 行有 {count} 行的贫困线缺失或不大于零。请为每一行给出大于零的贫困线。",
    )


class MissingDesignError(SourceError):
    """Rows that belong to no stratum or no cluster."""

    code = "SOURCE_MISSING_DESIGN"
    template: ClassVar[Text] = Text(
        "{count} of {rows} rows have no value in '{column}', which names the {role}. Fill them in: "
        "every row belongs to one.",
        "“{column}”列为{role}，{rows} 行中有 {count} 行没有值。请补全：每一行都须归属其一。",
    )


class LonelyStratumError(SourceError):
    """Strata with a single cluster, or clusters with a single unit, whose spread cannot be known."""

    code = "SOURCE_LONELY_STRATUM"
    template: ClassVar[Text] = Text(
        "Where a {group} has one {unit} only, its spread is unknown ({count}): {labels}. Merge each with a like "
        "{group}, or choose Design(lonely='certainty') if it was taken whole, or lonely='adjust' to measure it "
        "from the mean of all.",
        "只有一个{unit}、无法得知其离散程度的{group}（{count} 个）：{labels}。请与相近的{group}合并；若为必选，"
        "可用 Design(lonely='certainty')；或用 lonely='adjust'，以总体均值为中心计算。",
    )


class BadPopulationCountError(SourceError):
    """A finite population count that cannot be."""

    code = "SOURCE_BAD_FPC"
    template: ClassVar[Text] = Text(
        "The column '{column}' (fpc) must give the number of {unit}s in the population, the same in all rows of a "
        "{group} and no fewer than the sample has. In {group} {label} the sample has {drawn}, and the column "
        "says {low} to {high}.",
        "“{column}”列（fpc）应为该{group}总体中的{unit}数，同一{group}各行一致且不少于样本{unit}数。"
        "{group} {label} 样本有 {drawn} 个{unit}，所给的总体{unit}数为 {low} 至 {high}。",
    )


class NotSaidError(SourceError):
    """Findings of an evaluation that are neither yes nor no."""

    code = "SOURCE_NOT_SAID"
    template: ClassVar[Text] = Text(
        "Column '{column}': {count} of {rows} rows are neither 0 nor 1 (empty ones too). Every finding is one or the "
        "other; correct them.",
        "“{column}”列有 {count} 行（共 {rows} 行）既非 0 也非 1（含空缺）。每项核查结论须为其一，请更正。",
    )


class NobodyInGroupError(SourceError):
    """A group that an evaluation compares, and to which no row belongs."""

    code = "SOURCE_NOBODY_IN_GROUP"
    template: ClassVar[Text] = Text(
        "Column '{column}': no row says '{absent}'; what stands there is {found}. Write 'exited' for who is registered "
        "and has exited, and 'unregistered' for who is not registered.",
        "“{column}”列中没有“{absent}”，现有取值为 {found}。"
        "已脱贫的建档立卡人口请写 exited，未建档立卡人口请写 unregistered。",
    )


class NotAboveZeroError(SourceError):
    """A statistic takes a logarithm of welfare, and somebody has none or less."""

    code = "SOURCE_NOT_ABOVE_ZERO"
    template: ClassVar[Text] = Text(
        "Column '{column}': {count} of {rows} rows are not above zero, and {measures} need a logarithm or a power of "
        "each. Measure those above zero alone (subset), or leave these measures out.",
        "“{column}”列有 {count} 行（共 {rows} 行）不大于零，而 {measures} 须取对数或幂。"
        "请用 subset 只测算大于零的行，或去掉这些指标。",
    )


class NoRowsError(SourceError):
    """Nothing is left to measure."""

    code = "SOURCE_NO_ROWS"
    template: ClassVar[Text] = Text(
        "No row is left to measure: of {rows} rows, {inside} lie in the subset, {missing} of them lack a value, and "
        "none of the others has a weight above zero. Check what the subset asks for, and these columns.",
        "没有可测算的行：共 {rows} 行，子集内 {inside} 行，其中 {missing} 行缺少数值，其余各行权重均不大于零。"
        "请核对子集条件和有关各列。",
    )


class NotComputedError(SourceError):
    """Values that an engine can't work with: numbers beyond its widest, text where an expression compares numbers."""

    code = "SOURCE_NOT_COMPUTED"
    template: ClassVar[Text] = Text(
        "The engine cannot compute this: {why}. Compare columns with values of their own kind; convert whole numbers "
        "from 2^63 up to text.",
        "计算引擎无法计算：{why}。各列请与同类型的值比较；2^63 及以上的整数请转换为文本。",
    )


class LostRowsError(SourceError):
    """Groups that an engine tells apart in one question and mixes up in the next."""

    code = "SOURCE_LOST_ROWS"
    template: ClassVar[Text] = Text(
        "{count} groups weigh otherwise when ranked than when added up, such as {label}. Convert the columns of "
        "groups, strata and clusters to text or whole numbers.",
        "有 {count} 个组排序后的权重与合计不符，例如 {label}。请将分组、层和群各列转换为文本或整数。",
    )


class EmptySourceError(SourceError):
    """A source with columns and no rows, of which nothing tells what they hold."""

    code = "SOURCE_EMPTY"
    template: ClassVar[Text] = Text(
        "The source has no rows, only the columns {columns}. Check that the file was saved whole, or give another one.",
        "数据只有列名（{columns}），没有任何行。请检查文件是否保存完整，或改用其他文件。",
    )


class BadPlaceCodesError(SourceError):
    """Codes that are too short for the level, no codes, or what a spreadsheet has left of them."""

    code = "SOURCE_BAD_PLACE_CODES"
    template: ClassVar[Text] = Text(
        "The column '{column}' has {count} values that name no {level}, such as '{example}'. "
        "Give twelve-digit codes, as text; where a spreadsheet shows 6.30102E+11, take them from the original file.",
        "“{column}”列有 {count} 个值不能确定{level}，例如“{example}”。请以文本格式填写 12 位代码；"
        "电子表格显示为 6.30102E+11 的，请从原始文件重新取得。",
    )


class MissingPopulationError(SourceError):
    """Places that have registered poor and no population to divide by."""

    code = "SOURCE_MISSING_POPULATION"
    template: ClassVar[Text] = Text(
        "Places with registered poor but no population above zero ({count}): {places}. Add their population.",
        "有建档立卡贫困人口而无人口数的地方（{count} 个）：{places}。请补充其人口数。",
    )


class NestedPlacesError(SourceError):
    """A population table that counts the same people twice."""

    code = "SOURCE_NESTED_PLACES"
    template: ClassVar[Text] = Text(
        "The populations list '{lower}' and also '{upper}', which it lies in: its people would count twice. "
        "Keep one of the two levels.",
        "人口数中既有“{lower}”又有其上级“{upper}”，会重复计算。请只保留其中一级。",
    )


def listed(names: Sequence[str]) -> str:
    """List the first names for a message, and say how many more there are."""
    more = f", … (+{len(names) - _LISTED})" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more
