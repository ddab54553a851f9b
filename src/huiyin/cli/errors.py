"""What is wrong with a request before any data are read."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class MissingOptionError(HuiyinError):
    """An option that others, or the data, make needed."""

    code = "MISSING_OPTION"
    template = Text("{option} is missing. {mend}", "缺少 {option}。{mend}")


class NoYearError(HuiyinError):
    """Rows of a table of years that belong to none."""

    code = "NO_YEAR"
    template = Text(
        "{count} of {rows} rows of '{source}' have no year in the column 'year': {example}. Write it in digits alone, "
        "such as 2016, or leave these rows out of the file.",
        "“{source}”的 {rows} 行中有 {count} 行“year”列不是年份：{example}。请仅用数字填写，例如 2016；"
        "或从文件中去掉这些行。",
    )


class NoInstallationError(HuiyinError):
    """A folder, or a database, that holds no installation."""

    code = "NO_INSTALLATION"
    template = Text(
        "There is no installation to {what}: {where} is not there, or cannot be read. Name its folder with --data.",
        "没有可{what}的平台数据：{where} 不存在或无法读取。请用 --data 指定数据目录。",
    )
