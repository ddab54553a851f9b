from huiyin.followup.relocation import decide_scheme


def test_a_scheme_has_a_name_villages_to_take_people_from_and_houses():
    good = {"title": "前多安置点", "origins": ["632725100200"], "houses": 40}
    assert decide_scheme(**good).allowed
    wrong = {"title": " ", "origins": [], "houses": 0}
    assert [reason.field for reason in decide_scheme(**wrong).missing] == ["title", "origins", "houses"]
    named = decide_scheme(**good | {"origins": ["632725000000"]}).missing
    assert [reason.words.en for reason in named] == ["People are taken from villages; these are none: 632725000000."]
    assert [one.field for one in decide_scheme(**good | {"title": "632725199003070035"}).missing] == ["title"]
