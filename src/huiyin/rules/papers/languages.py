"""The languages of papers, as data: `languages.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from huiyin.kernel.documents import Entry, read_document
from huiyin.kernel.text import LANGUAGES as HOUSE
from huiyin.kernel.text import Language, Text

_FILE = Path(__file__).with_name("languages.yaml")


@dataclass(frozen=True, slots=True)
class PaperLanguage:
    """A language of papers.

    Attributes:
        code: by BCP 47.
        own: what its speakers call it.
        label: what the office calls it.
        direction: `ltr` or `rtl`.
        values: in which of the house's languages names and figures are filled in.
        has_papers: whether papers are set in it; one without can still be read out.
    """

    code: str
    own: str
    label: Text
    direction: str
    values: Language
    has_papers: bool


def read_languages(path: Path) -> dict[str, PaperLanguage]:
    """Read a list of languages, by code and in the order written.

    Raises:
        DocumentError: with file, line and key of the first fault.
    """
    return {name.value(): _read(name.value(), entry) for name, entry in read_document(path).pairs()}


def language_of_page(language: Language) -> PaperLanguage:
    """Give the language in which a paper is printed where no place says which it uses: that of the page."""
    return LANGUAGES["en" if language == "en" else "zh-Hans"]


def _read(code: str, entry: Entry) -> PaperLanguage:
    fields = entry.fields(("own", "label", "direction", "values", "papers"))
    return PaperLanguage(
        code,
        fields["own"].value(),
        fields["label"].text(),
        fields["direction"].one_of(("ltr", "rtl")),
        cast("Language", fields["values"].one_of(HOUSE)),
        fields["papers"].one_of(("yes", "no")) == "yes",
    )


LANGUAGES: Mapping[str, PaperLanguage] = read_languages(_FILE)
