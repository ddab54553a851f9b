"""What stands around every page: the navigation that apps register, who is signed in, the two languages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from huiyin.kernel.text import Text
from huiyin_web.core.demo import demo_scale

GROUPS = (
    ("work", Text("", "")),
    ("group", Text("Leading group", "领导小组")),
    ("data", Text("Data", "数据")),
    ("office", Text("Office", "管理")),
)
ACCOUNT = "account"  # the group of entries that stand in the list under the person's name
SEARCH = "search"  # the group of the one page that the search box leads to
IN_BAR = 4  # a phone's bar holds four entries and "more"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation: an app registers it, `may` says who sees it.

    Attributes:
        group: a key of `GROUPS`, `account` or `search`.
        order: its place within the group, smallest first.
        label: what it is called.
        url_name: where it leads, by name.
        icon: the name of a symbol in `static/core/icons.svg`.
        may: whether the person of this request sees it.
    """

    group: str
    order: int
    label: Text
    url_name: str
    icon: str
    may: Callable[[HttpRequest], bool]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as the navigation shows it to this person."""

    label: Text
    url: str
    icon: str
    current: bool


_ENTRIES: list[Entry] = []
_DESCRIBERS: list[Callable[[HttpRequest], Text]] = []


def register_entry(entry: Entry) -> None:
    """Add a line to the navigation; an app does so once, when it starts."""
    _ENTRIES.append(entry)
    _ENTRIES.sort(key=lambda one: one.order)


def register_describer(describe: Callable[[HttpRequest], Text]) -> None:
    """Say how a signed-in person is described under their name (role and place); one app does so once."""
    _DESCRIBERS.append(describe)


def frame(request: HttpRequest) -> dict[str, dict[str, Any]]:
    """Give templates `frame`: the navigation that this person may use, who they are, the languages."""
    shown: dict[str, Any] = {"languages": settings.LANGUAGES}
    if not request.user.is_authenticated:
        return {"frame": shown}
    here = _here(request.path)
    lines = {key: _lines(request, key, here) for key in (*(key for key, _ in GROUPS), ACCOUNT, SEARCH)}
    groups = [{"label": label, "entries": lines[key]} for key, label in GROUPS if lines[key]]
    shown |= {
        "groups": groups,
        "bar": [line for key, _ in GROUPS for line in lines[key]][:IN_BAR],
        "account": lines[ACCOUNT],
        "who": _DESCRIBERS[0](request) if _DESCRIBERS else None,
        "search": lines[SEARCH][0].url if lines[SEARCH] else "",
        "sign_out": _address("access:sign_out"),
        "demo_scale": demo_scale(),
    }
    return {"frame": shown}


def _lines(request: HttpRequest, group: str, here: str) -> list[Line]:
    return [
        Line(entry.label, url := reverse(entry.url_name), entry.icon, current=url == here)
        for entry in _ENTRIES
        if entry.group == group and entry.may(request)
    ]


def _here(path: str) -> str:
    """Give the address of the one entry that a page belongs to: the nearest above it."""
    return max((url for entry in _ENTRIES if _leads_here(url := reverse(entry.url_name), path)), key=len, default="")


def _leads_here(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
