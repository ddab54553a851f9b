"""What is wrong with a page as it was sent: forms without the token against forged requests, a menu lit twice."""

from html.parser import HTMLParser

from django.http import HttpResponse
from django.http.response import HttpResponseBase

_TOKEN = "csrfmiddlewaretoken"


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.bare: list[str] = []
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "form" and (told.get("method") or "").lower() == "post":
            self._open = told.get("action") or ""
        elif tag == "input" and told.get("name") == _TOKEN and told.get("value"):
            self._open = None

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._open is not None:
            self.bare.append(self._open)
            self._open = None


class _Menu(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.current: list[str] = []
        self._in = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "nav":
            self._in = told.get("id") == "menu"
        elif tag == "a" and self._in and told.get("aria-current") == "page":
            self.current.append(told.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        self._in = self._in and tag != "nav"


def forms_without_token(got: HttpResponseBase) -> list[str]:
    """Give where each form of a page posts to that holds no token; what is no page has none."""
    forms = _Forms()
    forms.feed(_html(got))
    return forms.bare


def current_entries(got: HttpResponseBase) -> list[str]:
    """Give the menu's entries that are marked as the page one is on; what is no page has none."""
    menu = _Menu()
    menu.feed(_html(got))
    return menu.current


def _html(got: HttpResponseBase) -> str:
    is_page = isinstance(got, HttpResponse) and got.get("Content-Type", "").startswith("text/html")
    return got.content.decode() if is_page else ""
