"""What a template asks of its page is there, and so is every icon."""

import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path

import pytest

from huiyin_web.core import frame

WEB = Path("src/huiyin_web")
TEMPLATES = sorted(WEB.glob("*/templates/**/*.html"))
OWN = re.compile(r"Page: (\w+)\.pages\.(\w+)")
DECLARED = [path for path in TEMPLATES if OWN.search(path.read_text())]


@pytest.mark.parametrize("path", DECLARED, ids=lambda path: "/".join(path.parts[-2:]))
def test_every_word_that_it_asks_of_its_page_exists(path):
    text = path.read_text()
    app, name = OWN.search(text).groups()
    page = getattr(import_module(f"huiyin_web.{app}.pages"), name)
    known = {field.name for field in fields(page)} | {key for key in vars(page) if not key.startswith("_")}
    asked = set(re.findall(r"(?<!/)\bpage\.(\w+)", text))
    assert is_dataclass(page)
    assert asked <= known


def test_every_icon_that_is_asked_for_is_drawn():
    drawn = set(re.findall(r'<symbol id="(\w+)"', (WEB / "core/static/core/icons.svg").read_text()))
    asked = {name for path in TEMPLATES for name in re.findall(r'icon\.html" with name="(\w+)"', path.read_text())}
    asked |= {entry.icon for entry in frame._ENTRIES if entry.icon}
    assert asked <= drawn
