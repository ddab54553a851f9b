"""What each app says in `gettext` and `{% translate %}`, and what its Chinese catalogue holds."""

import io
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

WEB = Path("src/huiyin_web")
_KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2),
}  # fmt: skip


def apps() -> list[str]:
    """Give every app."""
    return sorted(folder.name for folder in WEB.iterdir() if (folder / "apps.py").exists())


def said(app: str) -> set[str]:
    """Give the English of everything that an app's sources say; of a plural, the singular."""
    found: set[str] = set()
    for path in sorted((WEB / app).rglob("*.py")):
        found |= _extracted("python", path.read_bytes())
    for path in sorted((WEB / app).rglob("*.html")):
        # Django's own step from a template to something that looks like code; the tolerant lexer reads it.
        found |= _extracted("javascript", templatize(path.read_text(), origin=str(path)).encode())
    return found


def catalogue(app: str) -> dict[str, Message]:
    """Give what an app's Chinese catalogue holds, by its English."""
    path = WEB / app / "locale/zh_Hans/LC_MESSAGES/django.po"
    if not path.exists():
        return {}
    return {_first(one.id): one for one in read_po(io.BytesIO(path.read_bytes()), locale="zh_Hans") if one.id}


def _extracted(method: str, source: bytes) -> set[str]:
    return {_first(message) for _line, message, _comments, _context in extract(method, io.BytesIO(source), _KEYWORDS)}


def _first(message: str | tuple[str, ...] | list[str]) -> str:
    return message if isinstance(message, str) else message[0]
