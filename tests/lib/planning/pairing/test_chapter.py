"""The worked round of the method chapter gives what the chapter says."""

import doctest
import re
from pathlib import Path

from huiyin.planning.pairing.costs import grid_of
from support.pairing import ROUND

CHAPTER = Path(__file__).parents[4] / "docs" / "method" / "pairing.md"


def test_the_examples_of_the_chapter_give_what_it_says():
    assert doctest.testfile(str(CHAPTER), module_relative=False, encoding="utf-8") == (0, 15)


def test_the_table_of_the_chapter_has_the_cost_of_every_pair():
    ordered = ROUND.ordered()
    costs = {
        village.place: column
        for village, column in zip(ordered.villages, grid_of(ordered).cost.T.tolist(), strict=True)
    }
    rows = re.findall(r"^\| (\d{12})[^|]*((?:\| [*.\d]+ )+)\|$", CHAPTER.read_text(encoding="utf-8"), re.MULTILINE)
    shown = {place: [round(100 * float(cell.strip(" *"))) for cell in cells.split("|")[1:]] for place, cells in rows}

    assert [unit.key for unit in ordered.units] == ["farm", "school", "water"]
    assert shown == costs
