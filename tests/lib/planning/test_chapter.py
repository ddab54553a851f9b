"""The tables worked in the method chapter give what they say."""

import doctest
from pathlib import Path

CHAPTER = Path(__file__).parents[3] / "docs" / "method" / "forecast.md"


def test_the_examples_of_the_chapter_give_what_it_says():
    assert doctest.testfile(str(CHAPTER), module_relative=False, encoding="utf-8") == (0, 24)
