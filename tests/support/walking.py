"""Where somebody comes who follows every link, page by page, as they are listed by name."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

from django.urls import Resolver404, resolve

_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]+)"')
_HERE = "http://walked"
Answer = tuple[int, str]  # the status, and the text of a page or nothing of a file


@dataclass
class Walk:
    """What was found.

    Attributes:
        pages: addresses by the name of the page that answers there.
        dead: each address that does not answer, with the status and the page that leads to it.
    """

    pages: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    dead: list[tuple[str, int, str]] = field(default_factory=list)


def walk(ask: Callable[[str], Answer], *, most: int, start: str = "/") -> Walk:
    """Follow every link from a page on, of each page's name at most so many addresses.

    Args:
        ask: gives what an address of this machine answers.
    """
    found, taken = Walk(), Counter[str]()
    came_from, waiting = {start: ""}, deque([start])
    while waiting:
        address = waiting.popleft()
        name = _name(address)
        if taken[name] >= most:
            continue
        taken[name] += 1
        status, text = ask(address)
        if status >= 400:
            found.dead.append((address, status, came_from[address]))
        elif text:
            found.pages[name].append(address)
            for one in _links(address, text):
                if one not in came_from:
                    came_from[one] = address
                    waiting.append(one)
    return found


def _links(address: str, text: str) -> Iterator[str]:
    for link in _LINK.findall(text):
        one = urldefrag(urljoin(_HERE + address, link.replace("&amp;", "&"))).url
        if one.startswith(f"{_HERE}/"):
            yield one.removeprefix(_HERE)


def _name(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return address
