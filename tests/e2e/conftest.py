"""A real province of a hundredth, served by the real server, looked at through a real browser."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from support.demo import PASSWORD, environment_of, wait_for

CHROMIUM = os.environ.get("HUIYIN_CHROMIUM", "/usr/bin/chromium")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--force-color-profile=srgb", "--font-render-hinting=none",
]  # fmt: skip
WIDTHS = {"phone": 360, "desk": 1280}


@pytest.fixture(scope="session")
def address(demo: Path) -> Iterator[str]:
    """Serve the demo and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "huiyin", "serve", "--data", str(demo), "--port", str(port)]
    server = subprocess.Popen(command, env=environment_of(demo))
    try:
        wait_for(f"http://127.0.0.1:{port}/access/sign-in/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="module")  # while it is open, nothing else in this process may ask the database
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


Opener = Callable[..., Page]


@pytest.fixture
def open_as(browser: Browser, address: str) -> Iterator[Opener]:
    """Give a function that signs a demo user in and gives their page; what the page asked for elsewhere is kept."""
    contexts: list[BrowserContext] = []

    def open_page(user: str | None, *, language: str = "en", width: str = "desk", javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=address,
            viewport={"width": WIDTHS[width], "height": 800},
            java_script_enabled=javascript,
            locale="zh-CN",
        )
        contexts.append(context)
        code = {"en": "en", "zh": "zh-hans"}[language]
        context.add_cookies([{"name": "huiyin_language", "value": code, "url": address}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.off_host = []  # type: ignore[attr-defined]
        page.faults = []  # type: ignore[attr-defined]

        def heard(request: Request) -> None:
            if not request.url.startswith((address, "data:", "blob:")):
                page.off_host.append(request.url)  # type: ignore[attr-defined]

        page.on("request", heard)
        page.on("pageerror", lambda error: page.faults.append(str(error)))  # type: ignore[attr-defined]
        page.on("console", lambda m: page.faults.append(m.text) if m.type == "error" else None)  # type: ignore[attr-defined]
        if user is not None:
            page.goto("/access/sign-in/")
            page.fill("input[name=username]", user)
            page.fill("input[name=password]", PASSWORD)
            page.click("main button[type=submit], form.c-form button")
            page.wait_for_url(lambda url: "/access/sign-in/" not in url)
        return page

    yield open_page
    for context in contexts:
        context.close()
