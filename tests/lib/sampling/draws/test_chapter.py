"""The examples of the chapter and of the modules give what they say."""

import doctest
from pathlib import Path

import pytest

from huiyin.sampling.draws import allocating, drawing, frame, numbers

CHAPTER = Path(__file__).parents[4] / "docs" / "method" / "draws.md"


def test_the_examples_of_the_chapter_give_what_it_says():
    assert doctest.testfile(str(CHAPTER), module_relative=False, encoding="utf-8").failed == 0


@pytest.mark.parametrize("module", [allocating, drawing, frame, numbers], ids=lambda one: one.__name__)
def test_the_examples_of_a_module_give_what_it_says(module):
    assert doctest.testmod(module).failed == 0
