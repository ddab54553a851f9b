from huiyin.followup.assistance import UNIT_KINDS


def test_the_kinds_of_units_are_read_by_the_words_that_offices_use():
    read = UNIT_KINDS.words()

    assert (read["省直机关"], read["东部协作方"], read["高等院校"]) == ("organ", "eastern", "school")
    assert UNIT_KINDS.keys() == ("organ", "central", "enterprise", "eastern", "school", "hospital", "local")
