from datetime import date

import pytest

from support.casework import asked_for, brought_to, opened

DAY = date(2016, 10, 10)


@pytest.mark.parametrize(
    ("entitled", "present", "votes", "missing"),
    [
        (3, 2, 2, []),
        (30, 20, 11, []),
        (30, 19, 19, ["19 of 30 representatives were present (63.33%); at least 66.67% is needed."]),
        (30, 20, 10, ["10 of the 20 present were in favour; more than 50% of them is needed."]),
        (30, 31, 31, ["31 cannot be present of 30."]),
        (30, 20, 21, ["21 cannot agree of 20."]),
        (30, 0, 0, ["0 of 30 representatives were present (0.00%); at least 66.67% is needed.", "0 of the 0 present were in favour; more than 50% of them is needed."]),
    ],
)  # fmt: skip
def test_two_thirds_have_to_be_present_and_more_than_half_of_them_in_favour(entitled, present, votes, missing):
    case = brought_to(opened("exit", DAY), "appraise", DAY)
    decision = asked_for(
        case, "appraise", DAY, representatives_entitled=entitled, representatives_present=present, votes_for=votes
    )

    assert [reason.words.en for reason in decision.missing] == missing
