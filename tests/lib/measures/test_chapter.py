"""The examples in the method chapter and in the docstrings give what they say."""

import doctest
from pathlib import Path

from huiyin.measures import estimating

CHAPTER = Path(__file__).parents[3] / "docs" / "method" / "poverty.md"


def test_the_examples_of_the_chapter_give_what_it_says():
    assert doctest.testfile(str(CHAPTER), module_relative=False, encoding="utf-8") == (0, 10)


def test_the_example_of_estimate_gives_what_it_says():
    assert doctest.testmod(estimating) == (0, 5)
