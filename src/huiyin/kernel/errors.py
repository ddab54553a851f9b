"""The errors of the library: what, which value, what was allowed, how to mend it, in both languages."""

from typing import ClassVar

from huiyin.kernel.text import Language, Text


class HuiyinError(Exception):
    """Whatever the caller can mend: a subclass gives `code` and `template`, the fields fill the message."""

    code: ClassVar[str] = "HUIYIN"
    template: ClassVar[Text] = Text("{what}", "{what}")

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        self.text = self.template.fill(**fields)
        super().__init__(self.text.en)

    def say(self, language: Language) -> str:
        """Give the message in one language."""
        return self.text.say(language)


class PlaceCodeError(HuiyinError):
    """A place code that is not one."""

    code = "PLACE_CODE"
    template = Text(
        "'{value}' is not a place code. A code has 12 digits, for example 632722000000; write it as text.",
        "“{value}”不是行政区划代码。代码为 12 位数字，例如 632722000000，请以文本格式填写。",
    )


class SourceError(HuiyinError):
    """Data that cannot be opened or lacks what was asked of it."""

    code = "SOURCE"
    template = Text("{what} {mend}", "{what}{mend}")


class ParameterError(HuiyinError):
    """An argument outside what is allowed."""

    code = "PARAMETER"
    template = Text("{name} is {value}; allowed: {allowed}. {mend}", "{name} 为 {value}；允许：{allowed}。{mend}")
