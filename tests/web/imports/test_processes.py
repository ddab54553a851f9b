import json
import sys
from pathlib import Path

import pytest

from support.installation import installation, run

STORIES = str(Path(__file__).with_name("stories.py"))
pytestmark = pytest.mark.slow


def told(story, folder):
    with installation(folder / "data") as env:
        return json.loads(run([sys.executable, STORIES, story, str(folder)], env))


def test_an_import_killed_at_any_time_leaves_the_old_state_or_the_new(tmp_path):
    found = told("time", tmp_path)
    assert found["between"] == 0
    assert found["old"] + found["new"] == 20
    assert found["old"] >= 1
    assert found["new"] >= 2


def test_an_import_killed_before_any_statement_leaves_the_old_state_or_the_new(tmp_path):
    found = told("statements", tmp_path)
    assert found["between"] == 0
    assert found["old"] >= 12
    assert found["new"] >= 1


def test_others_read_and_write_during_an_import(tmp_path):
    found = told("work", tmp_path)
    assert found["seen"] == [[100], [200]]
    assert found["reads"] > 2
    assert found["written"][0] == found["written"][1] > 2
    assert (found["writer"], found["chain"], found["sound"], found["rows"]) == (0, True, True, 20_002)


def test_an_undoing_killed_before_any_statement_leaves_all_or_nothing_and_of_two_at_once_one_undoes(tmp_path):
    found = told("undoing", tmp_path)
    assert found["between"] == 0
    assert found["old"] >= 12
    assert (found["ends"], found["last"], found["chain"]) == ([0, 1], "new", True)
