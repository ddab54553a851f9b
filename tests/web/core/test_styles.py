"""The tokens keep their promises: contrast on every ground, sizes that a hand can hold in view."""

import re
from pathlib import Path

import pytest

CSS = Path("src/huiyin_web/core/static/core/css")
TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (CSS / "tokens.css").read_text()))
GROUNDS = ("paper", "surface", "sunken", "hover")


def _contrast(one, other):
    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(TOKENS[one]), light(TOKENS[other])), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["ink", "ink-2", "ink-3", "accent-ink", "good", "warn", "bad", "idle"])
def test_words_are_readable_on_every_ground(ink, ground):
    assert _contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("tone", ["good", "warn", "bad", "idle"])
def test_a_tag_is_readable_on_its_wash(tone):
    assert _contrast(tone, f"{tone}-wash") >= 4.5


@pytest.mark.parametrize("ground", GROUNDS)
def test_what_can_be_pressed_has_an_edge_that_is_seen(ground):
    assert _contrast("edge", ground) >= 3


@pytest.mark.parametrize("path", sorted(CSS.glob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_is_short_layered_and_local(path):
    text = path.read_text()
    assert len(text.splitlines()) <= 250
    assert "@layer" in text
    assert "url(" not in text
    assert "@import" not in text


def test_every_style_sheet_is_on_every_page():
    base = Path("src/huiyin_web/core/templates/core/base.html").read_text()
    assert set(re.findall(r"core/css/(\w+\.css)", base)) == {path.name for path in CSS.glob("*.css")}


def test_every_component_of_a_style_sheet_is_used_and_every_one_used_has_a_rule():
    name = r"c-[a-z]+(?:-[a-z]+)*"
    ruled = {
        found
        for path in Path("src/huiyin_web").rglob("*.css")
        for found in re.findall(rf"\.({name})", path.read_text())
    }
    pages = [*Path("src/huiyin_web").rglob("*.html"), *Path("src/huiyin_web").rglob("*.py")]
    used = {found for path in pages for found in re.findall(rf"(?<![\w-])({name})", path.read_text())}
    assert (ruled - used, used - ruled) == (set(), set())
