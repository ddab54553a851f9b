from datetime import date

import numpy as np
import pytest

from huiyin.planning.forecast import Expected, Outlook, Spread
from huiyin.planning.forecast.prospects import counted, of_lifted, of_poor, percent

SPREAD = Spread(np.arange(1, 101, dtype=np.int32))
ON, DUE = date(2016, 12, 31), date(2017, 12, 31)


@pytest.mark.parametrize(("reached", "word"), [(True, Outlook.DONE), (False, Outlook.MISSED)])
def test_what_is_counted_is_done_or_missed(reached, word):
    found = counted(reached=reached, value="80", wanted="90", due_on=DUE)
    assert (found.outlook, found.chance, found.expected) == (word, float(reached), None)
    assert found.why.en == "80 was counted at the end of 2017-12-31; 90 was asked for."


@pytest.mark.parametrize(
    ("wanted", "word"), [(30, Outlook.LIKELY), (70, Outlook.CANT_TELL), (120, Outlook.UNLIKELY), (20, Outlook.DONE)]
)
def test_who_is_still_to_leave_decides_the_word(wanted, word):
    assert of_lifted(SPREAD, wanted=wanted, so_far=20, due_on=DUE, on=ON).outlook is word


def test_it_says_why():
    found = of_lifted(SPREAD, wanted=70, so_far=20, due_on=DUE, on=ON)
    assert found.why.en == (
        "50 of 70 persons are still to leave poverty (20 have). The forecast expects 51, nine walks in ten end between "
        "6 and 95; 51% of the walks reach the target."
    )
    assert found.expected == Expected(51, 6, 95)


@pytest.mark.parametrize(("most", "word"), [(100, Outlook.LIKELY), (50, Outlook.CANT_TELL), (3, Outlook.UNLIKELY)])
def test_few_poor_are_likely_or_not(most, word):
    found = of_poor(SPREAD, most=most, due_on=DUE, on=ON)
    assert (found.outlook, f"At most {most} persons may be poor then." in found.why.en) == (word, True)


def test_no_probability_is_written_as_certain_that_is_not():
    assert [percent(one) for one in (0, 0.001, 0.5, 0.999, 1)] == ["0%", "<1%", "50%", ">99%", "100%"]
