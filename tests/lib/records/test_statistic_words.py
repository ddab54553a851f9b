import csv
from pathlib import Path

from huiyin.records.statistic_words import INDICATOR_NAMES, UNIT_NAMES

PUBLISHED = Path("src/huiyin/synthetic/divisions/published.csv")


def test_every_published_figure_that_the_house_carries_has_names_for_its_indicator_and_unit():
    with PUBLISHED.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["indicator"] for row in rows} - INDICATOR_NAMES.keys() == set()
    assert {row["unit"] for row in rows} - UNIT_NAMES.keys() == set()


def test_no_two_indicators_are_called_alike():
    for language in ("en", "zh"):
        names = [name.say(language) for name in INDICATOR_NAMES.values()]
        assert len(set(names)) == len(names)
