import pytest

from huiyin.sampling.draws import DrawError, Unit, draw, frame_hash

LIST = [Unit("a", ("poor",)), Unit("b", ("exited",))]


@pytest.mark.parametrize(
    "other",
    [
        [*LIST, Unit("c", ("poor",))], LIST[:1], [Unit("a", ("exited",)), LIST[1]], [Unit("a", ("poor",), 2), LIST[1]],
    ],
)  # fmt: skip
def test_whatever_is_changed_in_a_list_changes_its_hash(other):
    assert frame_hash(other) != frame_hash(LIST) == frame_hash(reversed(LIST))


@pytest.mark.parametrize(
    ("frame", "many", "words"),
    [
        ([], 5, "the list is empty"),
        (LIST, 0, "0 are to be drawn"),
        ([*LIST, *LIST], 2, "these stand on the list twice: a, b."),
        ([Unit(f"{key}", size=0) for key in range(5)], 2, "these have a size below 1: 0, 1, 2 (+2)."),
        ([*LIST, Unit("c")], 2, "some stand in more groups than others"),
    ],
)
def test_a_list_that_contradicts_itself_is_refused_with_what_is_wrong(frame, many, words):
    with pytest.raises(DrawError, match=words.replace("(", r"\(").replace(")", r"\)").replace("+", r"\+")):
        draw(frame, many, seed="1")
