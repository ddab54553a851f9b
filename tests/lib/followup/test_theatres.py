import doctest
from datetime import date

import pytest

from huiyin.followup import theatres
from huiyin.followup.theatres import Seen, State

DAY = date(2016, 9, 14)
YUSHU, NANGQEN, HAIDONG = "632700000000", "632725000000", "630200000000"


def fields(decision):
    return [reason.field for reason in decision.missing]


def test_the_examples_give_what_they_say():
    assert doctest.testmod(theatres).failed == 0


@pytest.mark.parametrize(
    ("place", "taken", "found"),
    [
        (NANGQEN, [YUSHU], YUSHU), (YUSHU, [HAIDONG, NANGQEN], NANGQEN), (YUSHU, [YUSHU], YUSHU),
        (YUSHU, [HAIDONG], None), (NANGQEN, [], None),
    ],
)  # fmt: skip
def test_a_place_clashes_with_what_it_lies_in_holds_or_is(place, taken, found):
    assert theatres.clashing(place, taken) == found
    assert fields(theatres.put(place=place, taken=taken)) == (["place_code"] if found else [])


def test_a_theatre_has_a_name_and_places_that_don_t_clash_among_themselves():
    assert fields(theatres.set_up(name="玉树战区", name_en="", places=[YUSHU, HAIDONG], taken=[])) == []
    assert fields(theatres.set_up(name=" ", name_en="", places=[], taken=[])) == ["name", "places"]
    assert fields(theatres.set_up(name="战区", name_en="", places=[YUSHU, NANGQEN], taken=[])) == ["places"]


def test_the_last_place_stays():
    assert fields(theatres.take(left=0)) == ["places"]
    assert fields(theatres.take(left=1)) == []


def test_a_commander_has_a_name_and_a_post():
    asked = {"commander": "示范", "commander_en": "", "post": "省级领导", "post_en": ""}
    assert fields(theatres.appoint(**asked)) == []
    assert fields(theatres.appoint(**asked | {"post": "", "commander": ""})) == ["commander", "post"]


def test_a_later_plan_says_why_it_takes_the_place_of_the_last():
    assert fields(theatres.adopt(words="一、目标。", reason="", version=1)) == []
    assert fields(theatres.adopt(words="一、目标。", reason="", version=2)) == ["reason"]
    assert fields(theatres.adopt(words="", reason="调整", version=2)) == ["words"]


def prepared(**changes):
    asked = {
        "place": NANGQEN, "theatre": [YUSHU], "planned_on": DAY, "purpose": "看搬迁", "villages": 1, "each": 5, "on": DAY,
    }  # fmt: skip
    return fields(theatres.prepare(**asked | changes))


def test_a_visit_goes_to_a_place_of_the_theatre_on_a_day_to_come_and_no_farther_than_a_day_leads():
    assert prepared() == []
    assert prepared(place=HAIDONG) == ["place_code"]
    assert prepared(planned_on=date(2016, 9, 13)) == ["planned_on"]
    assert prepared(villages=6, each=0) == ["villages", "each"]
    assert prepared(purpose="电话13800138765") == ["purpose"]


def test_a_second_draw_and_a_calling_off_have_their_reason_and_come_before_the_visit():
    for decide in (theatres.draw_again, theatres.call_off):
        assert fields(decide(State.PREPARED, reason="大雪封路")) == []
        assert fields(decide(State.PREPARED, reason="")) == ["reason"]
        assert fields(decide(State.MADE, reason="大雪封路")) == [""]


def recorded(*seen, state=State.PREPARED, made_on=DAY, summary="看了五户"):
    made = theatres.record(state, made_on=made_on, prepared_on=DAY, on=date(2016, 9, 20), summary=summary, seen=seen)
    return fields(made)


def test_what_was_seen_is_said_of_everybody_who_was_drawn_and_in_words_where_it_was_worse():
    assert recorded(Seen("h1", "as_told"), Seen("h2", "worse", "房屋漏雨")) == []
    assert recorded(Seen("h1", ""), Seen("h2", "worse"), Seen("v1", "problem")) == ["h1", "h2_words", "v1_words"]
    assert recorded(Seen("h1", "as_told", "身份证632725199003070035")) == ["h1_words"]


def test_a_visit_is_recorded_once_for_a_day_between_its_preparing_and_today():
    assert recorded(made_on=date(2016, 9, 13)) == ["made_on"]
    assert recorded(made_on=date(2016, 9, 21)) == ["made_on"]
    assert recorded(summary="") == ["summary"]
    assert recorded(state=State.MADE) == [""]


def test_an_order_names_who_answers_for_it():
    assert fields(theatres.order(person="")) == ["person"]
    assert fields(theatres.order(person="县长")) == []
