"""A function that is held to its annotations refuses every other kind of thing in words, and takes any real number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

import numpy as np
import pytest

from huiyin.kernel.arguments import checked
from huiyin.kernel.errors import ParameterError


@checked
@dataclass(frozen=True, slots=True)
class Drawn:
    size: int
    share: float = 0.5


@checked
def asked(
    source: Any = None,
    *,
    line: float | Decimal | str | None = None,
    by: str | Drawn | Sequence[str | Drawn] = (),
    ends: tuple[float, float] = (0, 1),
    limits: Mapping[str, float] | None = None,
    way: Literal["short", "long"] | Drawn = "short",
    paired: bool = False,
) -> list[object]:
    """Give back what was asked."""
    return [source, line, by, ends, limits, way, paired]


@pytest.mark.parametrize(
    "fitting",
    [
        {"line": 3}, {"line": Decimal("2.5")}, {"line": "lines"}, {"line": None}, {"by": "county"}, {"by": Drawn(1)},
        {"by": ["county", Drawn(1)]}, {"by": {"county"}}, {"by": np.array(["a", "b"])}, {"ends": (1, 2.5)},
        {"limits": {"a": 1}}, {"way": "long"}, {"way": Drawn(2)}, {"paired": True}, {"source": object()},
    ],
)  # fmt: skip
def test_what_is_of_the_kind_asked_for_is_taken_as_it_stands(fitting):
    (given,) = fitting.values()
    assert any(one is given for one in asked(**fitting))


@pytest.mark.parametrize(
    ("number", "plain"), [(np.int64(3), 3), (np.float32(2.5), 2.5), (Fraction(1, 2), 0.5), (np.uint8(7), 7)]
)
def test_a_number_of_another_library_becomes_python_s_own(number, plain):
    line = asked(line=number)[1]
    assert (line, type(line)) == (plain, type(plain))
    assert type(Drawn(1, Decimal("0.25")).share) is float


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"line": True}, "line is True; allowed: a number, text, None. Give it as help(asked) says."),
        ({"line": 10**400}, f"line is {'1'.ljust(79, '0')}…; allowed: a number, text, None."),
        ({"line": [1]}, "line is [1]; allowed: a number, text, None."),
        ({"line": Decimal("NaN")}, "line is Decimal('NaN'); allowed: a number, text, None."),
        ({"by": 5}, "by is 5; allowed: text, tests.Drawn, a list of them."),
        ({"by": ["a", "b", 5]}, "by is ['a', 'b', 5]; allowed: text, "),
        ({"by": {"a": 1}}, "by is {'a': 1}; allowed: text, "),
        ({"ends": (1,)}, "ends is (1,); allowed: a pair (a number, a number)."),
        ({"limits": {"a": "b"}}, "limits is {'a': 'b'}; allowed: a mapping (text, a number), None."),
        ({"way": "wide"}, "way is 'wide'; allowed: short, long, tests.Drawn."),
        ({"way": ["short"]}, "way is ['short']; allowed: short, long, tests.Drawn."),
        ({"paired": "yes"}, "paired is 'yes'; allowed: True or False."),
    ],
)
def test_anything_else_is_refused_with_its_name_its_value_and_what_is_allowed(wrong, message):
    with pytest.raises(ParameterError) as refused:
        asked(**wrong)

    assert message in str(refused.value)


def test_a_field_is_named_with_its_class_and_a_long_value_is_shortened():
    with pytest.raises(ParameterError) as refused:
        Drawn("many" * 50)

    value = f"'{'many' * 20}"[:79]
    assert str(refused.value) == f"Drawn.size is {value}…; allowed: a whole number. Give it as help(Drawn) says."
    assert refused.value.say("zh") == f"Drawn.size 为 {value}…；允许：整数。请按 help(Drawn) 的说明给出。"
    with pytest.raises(ParameterError, match=r"Drawn\.size is True"):
        Drawn(True)


@pytest.mark.parametrize(("given", "said"), [({"lines": 3}, "asked() got an unexpected"), ({"size": 3}, "'size'")])
def test_an_argument_that_a_function_does_not_have_is_python_s_to_refuse(given, said):
    with pytest.raises(TypeError) as refused:
        asked(**given)

    assert said in str(refused.value)


def test_a_checked_function_keeps_its_name_and_what_it_says_of_itself():
    assert (asked.__name__, asked.__doc__) == ("asked", "Give back what was asked.")
    assert Drawn(3) == Drawn(size=3, share=0.5)
