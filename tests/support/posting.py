"""Finds forms that a browser could not send, as they lack the token against forged requests."""

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


def forms_without_token(got: HttpResponseBase) -> list[str]:
    """Give where each form of a page posts to that holds no token; what is no page has none."""
    if not isinstance(got, HttpResponse) or not got.get("Content-Type", "").startswith("text/html"):
        return []
    forms = _Forms()
    forms.feed(got.content.decode())
    return forms.bare
