"""Why something about a paper is refused."""

from collections.abc import Mapping

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError, DomainError


class LanguageRefusedError(DomainError):
    """A language in which no paper is set."""

    code = "PAPER_LANGUAGE"
    template = Text("No paper is set in '{code}'. There are: {codes}.", "没有“{code}”语言的文书。可选的语言：{codes}。")


class TelephoneRefusedError(DomainError):
    """A telephone that can't stand on a notice."""

    code = "PAPER_TELEPHONE"
    template = Text(
        "“{number}” can't stand on a notice. Write an office's own line with 5 to 30 figures, blanks, hyphens or "
        "brackets, such as 0976-8872345; nobody's mobile telephone.",
        "“{number}”不能印在公示上。请填写单位固定电话，5 至 30 位数字，可含空格、短横、括号，如 0976-8872345；"
        "不得填写个人手机号。",
    )


class TextRefusedError(DomainError):
    """A text of a paper that can't be put in force: `problems` says by field what is wrong with it, all of it."""

    code = "PAPER_TEXT"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")

    def __init__(self, problems: Mapping[str, tuple[Text, ...]]) -> None:
        self.problems = problems
        super().__init__(what=Text.join([one for told in problems.values() for one in told], " ", ""))


class OtherVersionError(ConflictError):
    """Somebody put a version in force since the form was opened."""

    code = "PAPER_VERSION"
    template = Text(
        "Nothing was changed: since you opened this form the text has got version {number}, by {by}. Look at it below; "
        "put yours in force again if it shall follow.",
        "未作更改：您打开表单后，{by} 已启用第 {number} 版。请查看下方版本，确需替换的再次点击启用。",
    )
