"""What stands around every page: the navigation that apps register, who is signed in, the two languages."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text

GROUPS = (
    ("work", Text("", "")),
    ("group", Text("Leading group", "领导小组")),
    ("data", Text("Data", "数据")),
    ("office", Text("Office", "管理")),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation: an app registers it, `may` says who sees it."""

    group: str
    order: int
    label: Text
    url_name: str
    icon: str
    may: Callable[[HttpRequest], bool]


_ENTRIES: list[Entry] = []


def register_entry(entry: Entry) -> None:
    """Add a line to the navigation; an app does so once, when it starts."""
    _ENTRIES.append(entry)
    _ENTRIES.sort(key=lambda one: one.order)


def frame(request: HttpRequest) -> dict[str, object]:
    """Give templates `frame`: the navigation that this person may use."""
    if not request.user.is_authenticated:
        return {"frame": {"groups": [], "languages": settings.LANGUAGES}}
    here = request.path
    groups = [
        {
            "label": label,
            "entries": [
                {"label": entry.label, "url": (url := reverse(entry.url_name)), "icon": entry.icon,
                 "current": here == url or (url != "/" and here.startswith(url))}
                for entry in _ENTRIES
                if entry.group == key and entry.may(request)
            ],
        }
        for key, label in GROUPS
    ]  # fmt: skip
    return {"frame": {"groups": [g for g in groups if g["entries"]], "languages": settings.LANGUAGES}}
