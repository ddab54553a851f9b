"""The pictures of the README are taken here: `make pictures` writes them, every other run only takes them."""

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e
FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
PICTURES = (
    ("situation-zh", "zh", "/situation/?year=2016"),
    ("situation-en", "en", "/situation/?year=2016"),
    ("scorecard-zh", "zh", "/assessment/1/632700000000/"),
    ("scorecard-en", "en", "/assessment/1/632700000000/"),
)


@pytest.mark.parametrize(("name", "language", "path"), PICTURES)
def test_the_pictures_of_the_readme_can_be_taken(open_as, tmp_path, name, language, path):
    page = open_as("province", language=language, javascript=False)
    page.set_viewport_size({"width": 1280, "height": 860})
    page.goto(path)
    page.wait_for_load_state("networkidle")
    target = (FOLDER if os.environ.get("HUIYIN_PICTURES") else tmp_path) / f"{name}.png"
    page.screenshot(path=target)
    assert target.stat().st_size > 30_000
