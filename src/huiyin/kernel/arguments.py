"""Arguments held to their annotations: a wrong kind of thing is told in words, before anything is made of it.

Every item of a list is looked at, which libraries of run-time types don't do; and true and false are no numbers.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from functools import wraps
from inspect import signature
from numbers import Integral, Real
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text

Made = TypeVar("Made", bound=Callable[..., Any])
_LONGEST = 80
_TOO_LONG = 10**308  # for a float


def checked(made: Made) -> Made:
    """Have a function, or a class of fields, refuse what is not of the kinds that it is annotated with.

    Whoever calls it gets a `ParameterError`. Numbers of other libraries become Python's own.
    """
    asked = vars(made)["__init__"] if isinstance(made, type) else made
    owner = f"{made.__name__}." if isinstance(made, type) else ""
    kinds, bind, mend = get_type_hints(asked), signature(asked).bind, _MEND.fill(name=made.__name__)

    @wraps(asked)
    def refusing(*arguments: Any, **named: Any) -> Any:
        try:
            given = bind(*arguments, **named)
        except TypeError:  # which argument lacks, or is none of its, Python says itself
            return asked(*arguments, **named)
        for name, value in given.arguments.items():
            kind = kinds.get(name, Any)
            if not _fits(value, kind):
                raise ParameterError(name=f"{owner}{name}", value=_short(value), allowed=_said(kind), mend=mend)
            given.arguments[name] = _plain(value, kind)
        return asked(*given.args, **given.kwargs)

    if isinstance(made, type):
        fields: Any = made
        fields.__init__ = refusing
        return made
    return cast("Made", refusing)


def _fits(value: object, kind: Any) -> bool:
    fits = _FITTING.get(kind) or _FITTING.get(get_origin(kind))
    return isinstance(value, kind) if fits is None else fits(value, get_args(kind))


def _is_number(value: object, _kinds: object) -> bool:
    if isinstance(value, int):
        return not isinstance(value, bool) and abs(value) < _TOO_LONG
    return isinstance(value, Real) or (isinstance(value, Decimal) and not value.is_nan())


def _is_list(value: Any, kinds: Sequence[Any]) -> bool:
    # Whatever holds its items for good: arrays, sets and indexes of tables too, but no texts.
    is_list = isinstance(value, Collection) and not isinstance(value, str | bytes | Mapping)
    return is_list and all(_fits(item, kinds[0]) for item in value)


def _is_tuple(value: object, kinds: Sequence[Any]) -> bool:
    return isinstance(value, tuple | list) and len(value) == len(kinds) and all(map(_fits, value, kinds))


def _is_mapping(value: object, kinds: Sequence[Any]) -> bool:
    return isinstance(value, Mapping) and all(_is_tuple(item, kinds) for item in value.items())


_FITTING: Mapping[Any, Callable[[Any, Sequence[Any]], bool]] = {
    Any: lambda _value, _kinds: True,
    float: _is_number,
    Decimal: _is_number,
    int: lambda value, _kinds: isinstance(value, Integral) and not isinstance(value, bool),
    Union: lambda value, kinds: any(_fits(value, kind) for kind in kinds),
    UnionType: lambda value, kinds: any(_fits(value, kind) for kind in kinds),
    Literal: lambda value, choices: isinstance(value, str) and value in choices,
    Sequence: _is_list,
    tuple: _is_tuple,
    Mapping: _is_mapping,
    Callable: lambda value, _kinds: callable(value),
}


def _plain(value: Any, kind: Any) -> Any:
    """Give a number of another library as Python's own; a decimal stays where decimals are asked for."""
    own = (int, float, Decimal) if Decimal in get_args(kind) else (int, float)
    if not isinstance(value, Real | Decimal) or isinstance(value, own):
        return value
    return int(value) if isinstance(value, Integral) else float(value)


def _short(value: object) -> str:
    shown = " ".join(repr(value).split())
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def _said(kind: Any) -> Text:
    """Spell a kind in words."""
    origin, parts = get_origin(kind), get_args(kind)
    if kind in _WORDS or origin in _WORDS:
        return _WORDS[kind if kind in _WORDS else origin]
    if origin in {Union, UnionType}:
        each = [_SEVERAL if _is_several(one, parts) else _said(one) for one in parts]
        return Text.join(dict.fromkeys(each))
    if origin is Literal:
        return Text.join(parts, ", ", ", ")
    if origin is None:
        return Text.join([f"{kind.__module__.partition('.')[0]}.{kind.__name__}"])
    return _HOLDING[origin].fill(items=Text.join(map(_said, parts)))


def _is_several(kind: Any, parts: Sequence[Any]) -> bool:
    (item,) = get_args(kind) if get_origin(kind) is Sequence else (None,)
    return item is not None and {*(get_args(item) or [item])} <= {*parts}


_NUMBER = Text("a number", "数")
_WORDS: Mapping[Any, Text] = {
    float: _NUMBER, Decimal: _NUMBER, int: Text("a whole number", "整数"), str: Text("text", "文本"),
    bool: Text("True or False", "True 或 False"), NoneType: Text("None", "None"), Any: Text("anything", "任意值"),
    Callable: Text("a function", "函数"),
}  # fmt: skip
_SEVERAL = Text("a list of them", "上述内容的列表")
_HOLDING: Mapping[Any, Text] = {
    Sequence: Text("a list of {items}", "{items}的列表"),
    tuple: Text("a pair ({items})", "一对值（{items}）"),
    Mapping: Text("a mapping ({items})", "映射（{items}）"),
}
_MEND = Text("Give it as help({name}) says.", "请按 help({name}) 的说明给出。")
