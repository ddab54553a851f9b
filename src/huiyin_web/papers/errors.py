"""Why something about a paper is refused."""

from collections.abc import Mapping

from huiyin.kernel.text import Text
from huiyin_web.core.errors import DomainError


class LanguageRefusedError(DomainError):
    """A language in which no paper is set."""

    code = "PAPER_LANGUAGE"
    template = Text("No paper is set in '{code}'. There are: {codes}.", "没有“{code}”语言的文书。可选的语言：{codes}。")


class TextRefusedError(DomainError):
    """A text of a paper that can't be put in force: `problems` says by field what is wrong with it, all of it."""

    code = "PAPER_TEXT"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")

    def __init__(self, problems: Mapping[str, tuple[Text, ...]]) -> None:
        self.problems = problems
        super().__init__(what=Text.join([one for told in problems.values() for one in told], " ", ""))
