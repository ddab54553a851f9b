"""What axe and a ruler find wrong with a page that stands in a browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE = Axe()
_ONLY_WRONG = {"resultTypes": ["violations"]}  # what passes is not described, which takes longer than finding it
_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def serious(page: Page) -> list[str]:
    """Give what somebody who hears a page, or uses the keyboard, stumbles over."""
    found = _AXE.run(page, options=_ONLY_WRONG).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found if one["impact"] in {"serious", "critical"}
    ]


def scrolls_sideways(page: Page) -> list[str]:
    """Say so where a page is wider than its window."""
    return [f"scrolls sideways at {page.viewport_size['width']}"] if page.evaluate(_SIDEWAYS) else []


def settled(page: Page) -> None:
    """Wait for what a page that has charts still loads when it is there."""
    if page.locator("[data-chart]").count():
        page.wait_for_load_state("networkidle")


def wrong_with(page: Page) -> list[str]:
    """Give all that is wrong with a page once it has settled."""
    settled(page)
    # The fixture `open_as` hangs on every page what went wrong in it, which Playwright's own type does not know.
    return [*serious(page), *scrolls_sideways(page), *page.faults]  # type: ignore[attr-defined]
