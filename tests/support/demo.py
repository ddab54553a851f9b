"""The demo province as processes of their own see it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

PASSWORD = "huiyin-demo"
MEASURED = "/places/630000000000/behind/poor_persons/"  # a page that asks a snapshot as well as the database


def environment_of(data: Path) -> dict[str, str]:
    """Give the environment of a process of our own that works on a folder of its own, on SQLite."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("HUIYIN_", "DJANGO_"))}
    return kept | {"HUIYIN_DATA": str(data), "HUIYIN_LANG": "en"}


def build_and_ask(folder: Path) -> str:
    """Build the demo province at a hundredth, let it be served at once, and give how its first page answers, and with what."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "huiyin", "demo", "--scale", "0.01", "--port", port, "--data", str(folder)]
    with subprocess.Popen(command, env=environment_of(folder), stdout=subprocess.DEVNULL) as served:
        try:
            address = f"http://127.0.0.1:{port}"
            return asked(sign_in(address, "province"), address + MEASURED)
        finally:
            served.terminate()


def asked(opener: urllib.request.OpenerDirector, url: str) -> str:
    """Give the status of an answer, on a line of its own, and its page; an error's too."""
    try:
        answer = opener.open(url, timeout=20)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return f"{answer.status}\n{answer.read().decode()}"


def answer_of(folder: Path) -> Path:
    """Give the file beside a demo's folder that says how its first page answered, and with what."""
    return folder.with_suffix(".answer")


def wait_for(url: str, seconds: float = 240) -> None:
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
