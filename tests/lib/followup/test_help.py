from datetime import date

from huiyin.followup.help import problems_of

ON = date(2016, 9, 14)
GOOD = {"what": "母羊 7 只", "given_by": "县农牧局", "remarks": None, "given_on": ON}


def said(**changed):
    return {key: [one.en for one in told] for key, told in problems_of(GOOD | changed, on=ON).items()}


def test_a_help_of_today_or_without_a_day_that_could_be_read_is_not_objected_to():
    assert (said(), said(given_on=None)) == ({}, {})


def test_a_day_to_come_and_an_id_number_are_told_beside_their_fields():
    assert said(given_on=date(2016, 9, 15), remarks="632722198404300045") == {
        "remarks": ["Leave the ID number out of what you write: it is never needed here."],
        "given_on": ["The day lies in the future (2016-09-15). Give the day on which the help reached the household."],
    }
