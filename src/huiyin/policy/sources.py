"""Where a number was published: the document, and where in it."""

from dataclasses import dataclass

from huiyin.kernel.documents import Entry
from huiyin.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Source:
    """A document with its title in both languages; `href` and `page` where they are known, else empty."""

    title: Text
    href: str = ""
    page: str = ""

    @classmethod
    def read(cls, entry: Entry) -> "Source":
        """Read a source from a document.

        Raises:
            DocumentError: it has no title in both languages.
        """
        fields = entry.fields(("title",), ("href", "page"))
        written = {name: fields[name].value() for name in ("href", "page") if name in fields}
        return cls(fields["title"].text(), **written)
