"""The examples of the chapter and of the modules give what they say."""

import doctest
from pathlib import Path

from huiyin.planning.behind import furthest, noise

CHAPTER = Path(__file__).parents[4] / "docs" / "method" / "furthest-behind.md"


def test_the_examples_of_the_chapter_and_the_modules_give_what_they_say():
    assert doctest.testfile(str(CHAPTER), module_relative=False, encoding="utf-8").failed == 0
    assert doctest.testmod(furthest).failed == 0
    assert doctest.testmod(noise).failed == 0
