"""Why a whole file is refused: each error says what was found and how to mend it."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class FileRefusedError(HuiyinError):
    """A file that cannot be read as the sheet that was asked for."""

    code = "FILE_REFUSED"


class EmptyFileError(FileRefusedError):
    """No bytes, or no row below the headings."""

    code = "FILE_EMPTY"
    template = Text(
        "The file '{name}' holds no data: {what}. Fill in at least one row below the headings and upload it again.",
        "文件“{name}”中没有数据：{what}。请在标题行下至少填写一行后重新上传。",
    )


class NotAWorkbookError(FileRefusedError):
    """A file that is neither a workbook nor a table of text."""

    code = "FILE_NOT_A_WORKBOOK"
    template = Text(
        "The file '{name}' is {what}, not an .xlsx, .xls, .et or .ods workbook or a CSV file. "
        "Open it in Excel or WPS, save it as '.xlsx', and upload that.",
        "文件“{name}”是{what}，不是 .xlsx、.xls、.et、.ods 工作簿或 CSV 文件。"
        "请用 Excel 或 WPS 另存为“.xlsx”后再上传。",
    )


class PasswordError(FileRefusedError):
    """A workbook that needs a password to be opened."""

    code = "FILE_PASSWORD"
    template = Text(
        "The workbook '{name}' is protected by a password. Remove the password in Excel or WPS and upload it again.",
        "工作簿“{name}”设有密码。请在 Excel 或 WPS 中取消密码后重新上传。",
    )


class TruncatedFileError(FileRefusedError):
    """A file whose end is missing, or whose middle is damaged."""

    code = "FILE_TRUNCATED"
    template = Text(
        "The file '{name}' is incomplete or damaged: {what}. Copy it again from where it came and upload it anew.",
        "文件“{name}”不完整或已损坏：{what}。请从原处重新复制后再上传。",
    )


class UnsafeFileError(FileRefusedError):
    """A workbook that holds what no sheet of data needs."""

    code = "FILE_UNSAFE"
    template = Text(
        "The workbook '{name}' holds {what}, which is not accepted. "
        "Copy the rows into a new workbook, as values, and upload that.",
        "工作簿“{name}”含有{what}，不予接受。请将数据以“值”的方式粘贴到新工作簿后再上传。",
    )


class FormulaErrorsError(FileRefusedError):
    """Cells that hold an error of a formula: what they should say, nobody can know."""

    code = "FILE_FORMULA_ERRORS"
    template = Text(
        "The workbook '{name}' has cells with errors such as #REF! or #N/A: {cells}. "
        "Mend the formulas or write the values themselves, and upload it again.",
        "工作簿“{name}”中有公式错误（如 #REF!、#N/A）的单元格：{cells}。请修正公式或直接填写数值后重新上传。",
    )


class TooLargeError(FileRefusedError):
    """A file beyond what is read at once."""

    code = "FILE_TOO_LARGE"
    template = Text(
        "The workbook '{name}' is too large: {what}; at most {most}. "
        "Split it by county, delete blank rows below the data, or save it as CSV, which has no such limit.",
        "工作簿“{name}”过大：{what}，最多 {most}。请按县拆分、删除数据下方的空行，或另存为 CSV（无此限制）。",
    )


class WrongEncodingError(FileRefusedError):
    """Text in an encoding that is neither UTF-8 nor GB18030."""

    code = "FILE_ENCODING"
    template = Text(
        "The text of '{name}' is neither UTF-8 nor GB18030 (from byte {at}). "
        "Save it from Excel as 'CSV UTF-8', or as '.xlsx', and upload that.",
        "“{name}”的文字编码既不是 UTF-8 也不是 GB18030（自第 {at} 字节起）。"
        "请在 Excel 中另存为“CSV UTF-8”或“.xlsx”后再上传。",
    )


class WrongSheetError(FileRefusedError):
    """A workbook none of whose tabs is the expected sheet."""

    code = "FILE_WRONG_SHEET"
    template = Text(
        "No tab of '{name}' is the sheet '{sheet}': found {found}. "
        "Name the tab '{expected}', or choose the kind of file that this is.",
        "“{name}”中没有“{sheet}”工作表：现有 {found}。请将工作表命名为“{expected}”，或重新选择文件类别。",
    )


class OtherTabError(FileRefusedError):
    """A workbook's only tab, called otherwise, that has not the headings of the expected sheet."""

    code = "FILE_OTHER_TAB"
    template = Text(
        "The only tab of '{name}' is '{tab}', and it is not the sheet '{sheet}': its first row holds {found}. It lacks "
        "the columns {missing}. Put the headings of the template into one row, or choose the kind of file.",
        "“{name}”只有一个工作表“{tab}”，不是“{sheet}”表：首行为 {found}，缺少 {missing} 列。"
        "请按模板填写列标题行，或重新选择文件类别。",
    )


class HeadingsError(FileRefusedError):
    """Required columns that are missing."""

    code = "FILE_HEADINGS"
    template = Text(
        "The sheet '{sheet}' in '{name}' lacks the columns {missing}; found {found}. "
        "Add the columns with these headings, or choose the kind of file that this is.",
        "“{name}”的“{sheet}”表缺少以下列：{missing}；现有 {found}。请补充这些列标题，或重新选择文件类别。",
    )


class WrongKindError(FileRefusedError):
    """Headings that are those of another sheet."""

    code = "FILE_WRONG_KIND"
    template = Text(
        "'{name}' looks like a file of '{other}', not of '{sheet}': {fit} of its headings belong to '{other}', "
        "{own} to '{sheet}'. Choose the kind '{other}' and upload it again.",
        "“{name}”看来是“{other}”文件，不是“{sheet}”：有 {fit} 个列标题属于“{other}”，"
        "属于“{sheet}”的有 {own} 个。请将文件类别改选为“{other}”后重新上传。",
    )


class RepeatedHeadingError(FileRefusedError):
    """Two columns that mean the same field."""

    code = "FILE_HEADING_REPEATED"
    template = Text(
        "In '{name}' the columns {columns} mean the same: '{field}'. Keep one of them and upload the file again.",
        "“{name}”中 {columns} 列含义相同，均为“{field}”。请只保留一列后重新上传。",
    )


class CodeMapError(HuiyinError):
    """A code map that does not exist."""

    code = "CODE_MAP"
    template = Text("There is no code map '{name}'. Choose one of: {known}.", "没有代码对照表“{name}”。可选：{known}。")


class LayoutError(HuiyinError):
    """A layout of the national registry that does not exist."""

    code = "LAYOUT"
    template = Text("There is no layout '{name}'. Choose one of: {known}.", "没有版式“{name}”。可选：{known}。")
