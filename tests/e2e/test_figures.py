"""Figures in a real browser under a strict content policy: live where there is a script, drawn where there is none."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

from huiyin.figures import geography
from huiyin.figures.choropleth import Area, choropleth
from huiyin.figures.figure import Figure
from huiyin.figures.line import yearly
from huiyin.figures.ranking import Row, bars
from huiyin.figures.runtime import runtime_js
from huiyin.figures.series import Role, Series, SeriesBreak, YearValue
from huiyin.figures.units import PEOPLE, PERCENT
from huiyin.kernel.places import Level
from huiyin.kernel.text import Text

pytestmark = pytest.mark.e2e

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
)
STYLE = "#vg-tooltip-element{position:fixed;visibility:hidden}#vg-tooltip-element.visible{visibility:visible}"
TOOLTIP = "#vg-tooltip-element.visible"


def rate_map() -> Figure:
    counties = [code for code, outline in geography.outlines().items() if outline.level == Level.COUNTY]
    areas = [
        Area(code, Text(f"County {code[:6]}", f"{code[:6]} 县"), at / 150, href=f"/places/{code}/")
        for at, code in enumerate(counties)
    ]
    words = {"title": Text("Rate by county", "各县发生率"), "measure": Text("Headcount rate", "贫困发生率")}
    return choropleth(areas, **words, unit=PERCENT, breaks=(0.03, 0.06, 0.1, 0.15, 0.2))


def years() -> Figure:
    values = tuple(YearValue(year, 1_400_000 - 200_000 * at, 1e6, 1.5e6) for at, year in enumerate(range(2012, 2017)))
    series = [Series(Text("Poor", "贫困人口"), values), Series(Text("Target", "目标"), values, Role.TARGET)]
    words = {"title": Text("Poor people", "贫困人口"), "measure": Text("Poor people", "贫困人口")}
    return yearly(series, **words, unit=PEOPLE, breaks=[SeriesBreak(2013.5, Text("new register", "建档立卡"))])


def ranking() -> Figure:
    words = {"title": Text("Prefectures", "各市州"), "measure": Text("Headcount rate", "贫困发生率")}
    return bars([Row(Text("Yushu", "玉树州"), 0.3), Row(Text("Haixi", "海西州"), 0.02)], **words, unit=PERCENT)


def page_of(figures: list[Figure], outlines_url: str | None = None) -> str:
    shown = "".join(
        f"<figure><div data-figure>{figure.svg('zh')}</div>"
        f'<script type="application/json">{json.dumps(figure.page_spec("zh", outlines_url))}</script></figure>'
        for figure in figures
    )
    return (
        '<!doctype html><html lang="zh"><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="/style.css"><script type="module" src="/figures.js"></script>{shown}'
    )


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Serve a page of figures, one whose map takes its outlines from an address, and one whose figure is broken."""
    broken = page_of([ranking()]).replace('"datasets"', '"broken"').replace('"mark"', '"marc"')
    pages = {
        "/": ("text/html", page_of([rate_map(), years(), ranking()])),
        "/outlines": ("text/html", page_of([rate_map()], "/qinghai.topojson")),
        "/broken": ("text/html", broken),
        "/style.css": ("text/css", STYLE),
        "/figures.js": ("text/javascript", runtime_js()),
        "/qinghai.topojson": ("application/json", geography.FILE.read_text()),
    }

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = pages.get(self.path, ("text/html", f"<title>{self.path}</title>"))
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name that the base class gave
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.faults = []  # type: ignore[attr-defined]
    page.on("console", lambda said: page.faults.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.add_init_script(
        "window.violations = [];"
        "document.addEventListener('securitypolicyviolation', e => violations.push(e.violatedDirective))"
    )
    yield page
    context.close()


def test_all_figures_come_alive_without_one_breach_of_the_policy(page):
    page.goto("/")
    expect(page.locator("[data-figure] .vega-embed svg")).to_have_count(3)
    assert page.locator("[data-figure] > svg").count() == 0
    assert page.evaluate("violations") == []
    assert page.faults == []
    assert page.locator("style, [aria-roledescription]").count() == 0


def test_a_county_shows_its_value_under_the_pointer_and_leads_to_its_page(page):
    page.goto("/")
    county = page.locator(".vega-embed path[aria-label='632822 县 28.0%']")
    county.hover()
    page.wait_for_selector(TOOLTIP)
    assert page.locator(f"{TOOLTIP} td").all_inner_texts() == ["地区", "632822 县", "贫困发生率", "28.0%"]
    assert page.evaluate(f"document.querySelector('{TOOLTIP}').style.left") != ""
    assert page.evaluate("violations") == []
    county.click()
    page.wait_for_url("**/places/632822000000/")


def test_a_map_takes_its_outlines_from_this_host(page):
    page.goto("/outlines")
    expect(page.locator(".vega-embed path[aria-label]")).to_have_count(45)
    assert page.evaluate("violations") == []


def test_a_figure_that_fails_stays_as_drawn(page):
    with page.expect_console_message(lambda said: "stays as drawn" in said.text):
        page.goto("/broken")
    assert page.locator("[data-figure] > svg").count() == 1


def test_without_a_script_the_drawn_figures_stand_and_their_links_work(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    assert page.locator("[data-figure] > svg").count() == 3
    assert page.locator("[data-figure] > svg").first.bounding_box()["width"] > 500
    page.get_by_role("link", name="632822 县 28.0%").click()
    page.wait_for_url("**/places/632822000000/")
    context.close()
