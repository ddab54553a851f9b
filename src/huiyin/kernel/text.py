"""A text in both languages of the house: what a person reads is never written in one language only."""

from collections.abc import Iterable
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

    @classmethod
    def join(cls, texts: Iterable["Text | str"], en: str = ", ", zh: str = "、") -> "Text":
        """Join texts, with the mark of each language between them; a `str` is the same in both."""
        every = list(texts)
        return cls(en.join(str(_said(one, "en")) for one in every), zh.join(str(_said(one, "zh")) for one in every))

    def sentence(self) -> "Text":
        """Begin the English with a capital letter, as a sentence or a label of its own does."""
        return Text(self.en[:1].upper() + self.en[1:], self.zh)

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
