import importlib.util
import re
from pathlib import Path
from types import ModuleType

import nbformat
import pytest

ROOT = Path(__file__).parents[2]


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["import.md", "cli.md", "code-maps.md", "suspects.md", "lists.md"])
def test_a_reference_page_says_what_the_code_says(page):
    path = ROOT / "docs" / "reference" / page
    assert path.read_text(encoding="utf-8") == generator().pages()[path], "run `make docs`"


def said(notebook: nbformat.NotebookNode) -> list[list[str]]:
    """Give what each cell prints and shows as text."""
    return [
        [one["text"] if one.output_type == "stream" else one["data"]["text/plain"] for one in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


@pytest.mark.slow
def test_the_notebook_of_the_tutorial_runs_and_prints_what_it_shows(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    shown = nbformat.read(ROOT / "docs" / "tutorial" / "survey.ipynb", as_version=4)
    assert said(generator().ran_notebook()) == said(shown), "run `make docs`"
    assert said(shown)[-1] != []


def test_every_link_between_the_documents_leads_somewhere():
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text())]
    assert [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()] == []
