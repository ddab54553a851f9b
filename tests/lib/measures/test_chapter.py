"""The examples in the method chapter and in the docstrings give what they say."""

import doctest
from pathlib import Path

import pytest

from huiyin.measures.change import decomposing, growing, redistribution
from huiyin.measures.indices import estimating

CHAPTERS = Path(__file__).parents[3] / "docs" / "method"


@pytest.mark.parametrize(
    ("chapter", "examples"),
    [
        ("poverty.md", 15),
        ("inequality.md", 5),
        ("change.md", 8),
        ("verification.md", 9),
        ("multidimensional.md", 10),
        ("dynamics.md", 13),
    ],
)
def test_the_examples_of_a_chapter_give_what_it_says(chapter, examples):
    assert doctest.testfile(str(CHAPTERS / chapter), module_relative=False, encoding="utf-8") == (0, examples)


@pytest.mark.parametrize(("module", "examples"), [(estimating, 5), (decomposing, 3), (redistribution, 4), (growing, 4)])
def test_the_example_of_a_function_gives_what_it_says(module, examples):
    assert doctest.testmod(module) == (0, examples)
