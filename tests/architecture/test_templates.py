"""What the content policy and a county without internet ask of templates and static files."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

WEB = Path("src/huiyin_web")
TEMPLATES = sorted(WEB.rglob("templates/**/*.html"))
ASSETS = [path for path in sorted(WEB.rglob("static/**/*")) if path.suffix in {".css", ".js", ".svg", ".json", ".html"}]
FORBIDDEN = {
    "an inline style": r"\sstyle\s*=|<style\b",
    "an inline script": r"<script(?![^>]*\bsrc=)[^>]*>",
    "an inline handler": r"\son[a-z]+\s*=\s*[\"']",
    "a script address": r"javascript:",
    "text marked as safe": r"\|\s*safe\b|autoescape\s+off",
}
HOST = re.compile(r"(?:https?:)?//[a-z0-9-]+\.[a-z0-9.-]+", re.IGNORECASE)
NAMESPACE = re.compile(r"xmlns(?::\w+)?=[\"'][^\"']+[\"']")


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_a_template_keeps_the_content_policy(path):
    source = path.read_text()
    assert [what for what, pattern in FORBIDDEN.items() if re.search(pattern, source)] == []


@pytest.mark.parametrize("path", [*TEMPLATES, *ASSETS], ids=str)
def test_nothing_that_a_browser_gets_names_another_host(path):
    assert HOST.findall(NAMESPACE.sub("", path.read_text())) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_a_template_compiles(path):
    get_template(str(path).split("/templates/", 1)[1])


PAGES = [path for path in TEMPLATES if re.match(r'\{% extends "core/(page|plain)\.html" %\}', path.read_text())]


@pytest.mark.parametrize("path", PAGES, ids=str)
def test_a_page_has_its_title_and_one_heading(path):
    source = path.read_text()
    assert "{% block title %}" in source
    # A heading stands in the page itself or comes with the component that makes a page's head.
    assert source.count("<h1") + source.count("core/components/head.html") == 1


def test_static_files_carry_no_map_to_a_source_elsewhere():
    assert [str(path) for path in ASSETS if "sourceMappingURL" in path.read_text()] == []
