"""Files that a reader can hold in their head; no exceptions are listed, because there are none.

Migrations are Django's own writing and are not counted; neither are docstrings within a function.
"""

import ast
from pathlib import Path

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
LONGEST_TEMPLATE = 150
SOURCES = [
    path
    for folder in ("src", "tests", "benchmarks", "docs")
    for path in sorted(Path(folder).rglob("*.py"))
    if path.parent.name != "migrations"
]


def lines_of(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    documented = ast.get_docstring(function, clean=False) is not None
    return lines_of(function) - (lines_of(function.body[0]) if documented else 0)


def test_no_source_file_is_too_long():
    lengths = {str(path): len(path.read_text().splitlines()) for path in SOURCES}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_too_long():
    too_long = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length_of(node) > LONGEST_FUNCTION:
                too_long[f"{path}:{node.lineno} {node.name}"] = length_of(node)
    assert too_long == {}


def test_no_template_is_too_long():
    lengths = {str(path): len(path.read_text().splitlines()) for path in Path("src").rglob("templates/**/*.html")}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_TEMPLATE} == {}
