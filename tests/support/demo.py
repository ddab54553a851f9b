"""The demo province as processes of their own see it."""

import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

PASSWORD = "huiyin-demo"


def environment_of(data: Path) -> dict[str, str]:
    """Give the environment of a process of our own that works on a folder of its own, on SQLite."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("HUIYIN_", "DJANGO_"))}
    return kept | {"HUIYIN_DATA": str(data), "HUIYIN_LANG": "en"}


def wait_for(url: str, seconds: float = 120) -> None:
    """Wait until an address answers.

    Raises:
        AssertionError: it never does.
    """
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"{url} did not answer within {seconds} seconds")


def sign_in(address: str, user: str) -> urllib.request.OpenerDirector:
    """Sign somebody of the demo in, once the server answers; give what opens pages in their name."""
    page = f"{address}/access/sign-in/"
    wait_for(page)
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', opener.open(page).read().decode())
    assert token is not None
    form = {"csrfmiddlewaretoken": token[1], "username": user, "password": PASSWORD}
    opener.open(page, urllib.parse.urlencode(form).encode()).close()
    return opener
