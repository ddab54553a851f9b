import pytest

from huiyin.cli.progress import progress
from huiyin.kernel.text import Text

STAGE = Text("checking", "校验")


def test_a_stage_that_ends_well_leaves_its_bar(capsys):
    with progress(STAGE) as report:
        report(0.5, Text("rows", "行"))
    assert "100%" in capsys.readouterr().err


def test_a_stage_that_ends_in_an_error_leaves_no_bar(capsys):
    with pytest.raises(ZeroDivisionError), progress(STAGE):
        raise ZeroDivisionError
    assert "%" not in capsys.readouterr().err
