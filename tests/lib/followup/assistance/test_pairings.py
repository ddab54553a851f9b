from dataclasses import replace
from datetime import date

import pytest

from huiyin.followup.assistance import EndAsked, decide_end

ASKED = EndAsked(date(2013, 5, 10), date(2015, 12, 31), "轮次届满，移交省水利厅", still_poor=False)


def checks(**changes):
    decision = decide_end(replace(ASKED, **changes))
    return decision.allowed, [reason.check for reason in decision.reasons]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, (True, [])),
        ({"reason": "  "}, (False, ["reason"])),
        ({"reason": "字" * 301}, (False, ["long"])),
        ({"reason": "户主 632725199003070035 迁出"}, (False, ["document"])),
        ({"on": date(2013, 5, 9)}, (False, ["day"])),
        ({"still_poor": True}, (False, ["still_poor"])),
        ({"still_poor": True, "confirmed": True}, (True, ["still_poor"])),
        ({"still_poor": True, "reason": ""}, (False, ["reason", "still_poor"])),
    ],
)
def test_a_pairing_ends_with_a_reason_and_not_before_poverty_is_left_unless_somebody_insists(changes, found):
    assert checks(**changes) == found
