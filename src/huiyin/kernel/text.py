"""A text in both languages of the house: what a person reads is never written in one language only."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or label in English and Chinese; `{name}` marks what is filled in later."""

    en: str
    zh: str

    def __str__(self) -> str:
        return self.en

    def say(self, language: Language) -> str:
        """Give the wording in one language."""
        return self.zh if language == "zh" else self.en

    def fill(self, **values: object) -> "Text":
        """Fill the `{name}` marks of both wordings; a value that is itself a `Text` is said in each language.

        Raises:
            KeyError: a mark has no value.
        """
        return Text(
            en=self.en.format(**{key: _said(value, "en") for key, value in values.items()}),
            zh=self.zh.format(**{key: _said(value, "zh") for key, value in values.items()}),
        )


def _said(value: object, language: Language) -> object:
    return value.say(language) if isinstance(value, Text) else value
