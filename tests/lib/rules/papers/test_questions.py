from huiyin.rules.casework import BY_KEY
from huiyin.rules.papers import answer_line


def test_a_question_of_yes_or_no_has_two_boxes():
    assert answer_line(BY_KEY["food_met"]).say("zh") == "□ 是    □ 否"


def test_a_question_with_a_list_has_a_box_for_each_of_it():
    assert answer_line(BY_KEY["acknowledgement_means"]).en == "□ signature    □ thumbprint    □ spoken"


def test_any_other_question_has_room_to_write():
    assert answer_line(BY_KEY["wage_income"]).en == ""
