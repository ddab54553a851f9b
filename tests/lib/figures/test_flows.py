import pytest

from huiyin.figures.errors import SeveralTimesError
from huiyin.figures.flows import Flow, flows
from huiyin.figures.units import Unit
from huiyin.kernel.text import Text

STAYED, LEFT, GONE, CAME = (
    Text(*words) for words in (("Stayed", "持续"), ("Left", "脱贫"), ("Gone", "注销"), ("Came", "返贫"))
)
FOUND = (
    Flow(STAYED, 70, True, True),
    Flow(LEFT, 20, True, False),
    Flow(GONE, 0, True, False),
    Flow(CAME, 10, False, True),
)


def drawn(found=FOUND):
    return flows(
        found, title=Text("Into and out", "去向和来源"), measure=Text("Persons", "人数"), unit=Unit(Text("persons", "人")),
        ends=(Text("Poor 2015", "2015 年贫困"), Text("Poor 2016", "2016 年贫困")), width=400, height=200,
    )  # fmt: skip


def ends_of(figure, name):
    rows = [row for row in figure.page_spec("en")["datasets"]["bands"] if row["flow"] == name]
    return [(rows[at]["from"], rows[at]["to"]) for at in (0, -1)]


def test_who_is_inside_stands_in_the_bar_and_who_is_outside_above_a_gap():
    figure = drawn()
    assert ends_of(figure, "Stayed") == [(0, 70), (0, 70)]
    assert ends_of(figure, "Left") == [(70, 90), (86, 106)]
    assert ends_of(figure, "Came") == [(96, 106), (70, 80)]
    assert [(bar["from"], bar["to"]) for bar in figure.page_spec("en")["datasets"]["bars"]] == [(0, 90), (0, 80)]


def test_a_band_is_as_wide_as_its_flow_all_the_way():
    rows = [row for row in drawn().page_spec("en")["datasets"]["bands"] if row["flow"] == "Left"]
    assert {round(row["to"] - row["from"], 2) for row in rows} == {20}


def test_a_flow_of_nobody_is_left_out_and_the_others_keep_their_colours():
    figure = drawn()
    assert [(row[0].en, row[1]) for row in figure.table.rows] == [("Stayed", 70), ("Left", 20), ("Came", 10)]
    assert [key.colour for key in figure.keys] == [key.colour for key in drawn((FOUND[0], FOUND[1], *FOUND[2:])).keys]
    assert len({key.colour for key in drawn([Flow(one.name, 1, one.began, one.ends) for one in FOUND]).keys}) == 4


def test_it_is_told_in_both_languages():
    figure = drawn()
    assert figure.description == Text(
        "Stayed: 70 persons; Left: 20 persons; Came: 10 persons.", "持续：70 人；脱贫：20 人；返贫：10 人。"
    )
    assert (">Poor 2015</text>" in figure.svg("en"), ">2016 年贫困</text>" in figure.svg("zh")) == (True, True)


def test_two_flows_of_one_name_are_refused():
    with pytest.raises(SeveralTimesError, match="Left"):
        drawn([FOUND[1], FOUND[1]])
