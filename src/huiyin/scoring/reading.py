"""Reading a scheme: every fault is named with file, line and key, before anything is scored by it."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from huiyin.kernel.canonical import content_hash
from huiyin.kernel.documents import Entry, read_document
from huiyin.kernel.places import Level
from huiyin.kernel.text import Text
from huiyin.policy import Source
from huiyin.scoring.errors import UnknownSchemeError
from huiyin.scoring.rounding import shown
from huiyin.scoring.rules import Direction, read_rule
from huiyin.scoring.scheme import FULL_MARK, Band, Block, Indicator, Input, Limit, Origin, Scheme
from huiyin.scoring.values import VALUE_KINDS

_SHIPPED = Path(__file__).with_name("schemes")
_FILE_NAME = Text("the file must be named {key}.yaml.", "文件名应为 {key}.yaml。")
_SUM = Text("the weights add up to {sum}, not to {whole}.", "权重合计为 {sum}，应为 {whole}。")
_WEIGHT = Text("a weight must be more than 0.", "权重须大于 0。")
_TWICE = Text("'{key}' stands twice.", "“{key}”重复出现。")
_DIRECTION = Text(
    "rule '{rule}' with these parameters rewards '{direction}'.", "规则“{rule}”按此参数奖励的方向为“{direction}”。"
)
_BANDS = Text("bands must run from the best to the worst, the last from 0.", "等次须由高到低排列，最后一档的起点为 0。")
_COVERED = Text("must lie between 0 and {whole}.", "须介于 0 与 {whole} 之间。")


def scheme_keys() -> tuple[str, ...]:
    """Give the keys of the schemes that come with the library, in order."""
    return tuple(sorted(path.stem for path in _SHIPPED.glob("*.yaml")))


def load_scheme(key: str) -> Scheme:
    """Load a scheme that comes with the library.

    Example:
        >>> load_scheme("cn-prefecture-2016").label.en
        "Annual assessment of the prefectures' poverty reduction, 2016"

    Raises:
        UnknownSchemeError: there is none of that key.
    """
    if key not in (shipped := scheme_keys()):
        raise UnknownSchemeError(scheme=key, schemes=", ".join(shipped))
    return read_scheme(_SHIPPED / f"{key}.yaml")


def read_scheme(path: Path) -> Scheme:
    """Read a scheme from a YAML file.

    Raises:
        DocumentError: with file, line and key of the first fault.
    """
    document = read_document(path)
    fields = document.fields(
        ("key", "version", "label", "level", "year", "sources", "least_covered", "blocks", "bands"),
        ("assumption", "limits"),
    )
    key = fields["key"].symbol()
    if path.stem != key:
        raise fields["key"].refuse(_FILE_NAME.fill(key=key))
    blocks = _read_blocks(fields["blocks"])
    bands = _read_bands(fields["bands"])
    return Scheme(
        key=key,
        version=fields["version"].whole(),
        label=fields["label"].text(),
        level=Level(fields["level"].one_of(Level)),
        year=fields["year"].whole(),
        sources=tuple(Source.read(entry) for entry in fields["sources"].items()),
        assumption=_optional_text(fields, "assumption"),
        least_covered=_read_least_covered(fields["least_covered"]),
        blocks=blocks,
        bands=bands,
        limits=_read_limits(fields["limits"], blocks, bands) if "limits" in fields else (),
        hash=content_hash(document.plain()),
    )


def _read_blocks(entry: Entry) -> tuple[Block, ...]:
    blocks = tuple(_read_block(item) for item in entry.items())
    _check_sum(entry, (block.weight for block in blocks), FULL_MARK)
    _check_unique(entry, (block.key for block in blocks))
    _check_unique(entry, (indicator.key for block in blocks for indicator in block.indicators))
    return blocks


def _read_block(entry: Entry) -> Block:
    fields = entry.fields(("key", "label", "weight", "indicators"))
    indicators = tuple(_read_indicator(item) for item in fields["indicators"].items())
    weight = _read_weight(fields["weight"])
    _check_sum(fields["indicators"], (indicator.weight for indicator in indicators), weight)
    return Block(fields["key"].symbol(), fields["label"].text(), weight, indicators)


def _read_indicator(entry: Entry) -> Indicator:
    fields = entry.fields(
        ("key", "label", "definition", "unit", "population", "direction", "weight", "value", "inputs", "rule"),
        ("assumption",),
    )
    value = VALUE_KINDS[fields["value"].one_of(VALUE_KINDS)]
    inputs = fields["inputs"].fields(value.roles)
    rule = read_rule(fields["rule"])
    direction = Direction(fields["direction"].one_of(Direction))
    if direction is not rule.direction:
        raise fields["direction"].refuse(_DIRECTION.fill(rule=rule.kind, direction=rule.direction))
    return Indicator(
        key=fields["key"].symbol(),
        label=fields["label"].text(),
        definition=fields["definition"].text(),
        unit=fields["unit"].text(),
        population=fields["population"].text(),
        direction=direction,
        weight=_read_weight(fields["weight"]),
        value=value,
        inputs=tuple(_read_input(role, inputs[role]) for role in value.roles),
        rule=rule,
        assumption=_optional_text(fields, "assumption"),
    )


def _read_input(role: str, entry: Entry) -> Input:
    fields = entry.fields(("label", "unit", "source", "key"), ("years_ago",))
    return Input(
        role=role,
        label=fields["label"].text(),
        unit=fields["unit"].text(),
        origin=Origin(fields["source"].one_of(Origin)),
        key=fields["key"].symbol(),
        years_ago=fields["years_ago"].whole() if "years_ago" in fields else 0,
    )


def _read_bands(entry: Entry) -> tuple[Band, ...]:
    bands = []
    for item in entry.items():
        fields = item.fields(("key", "label", "least"))
        bands.append(Band(fields["key"].symbol(), fields["label"].text(), fields["least"].number()))
    _check_unique(entry, (band.key for band in bands))
    cut_offs = [band.least for band in bands]
    if cut_offs != sorted(set(cut_offs), reverse=True) or cut_offs[-1] != 0:
        raise entry.refuse(_BANDS)
    return tuple(bands)


def _read_limits(entry: Entry, blocks: tuple[Block, ...], bands: tuple[Band, ...]) -> tuple[Limit, ...]:
    known = [indicator.key for block in blocks for indicator in block.indicators]
    limits = []
    for item in entry.items():
        fields = item.fields(("key", "label", "indicator", "below", "best"))
        limits.append(
            Limit(
                key=fields["key"].symbol(),
                label=fields["label"].text(),
                indicator=fields["indicator"].one_of(known),
                below=fields["below"].number(),
                best=fields["best"].one_of(band.key for band in bands),
            )
        )
    _check_unique(entry, (limit.key for limit in limits))
    return tuple(limits)


def _read_weight(entry: Entry) -> Fraction:
    weight = Fraction(entry.number())
    if weight <= 0:
        raise entry.refuse(_WEIGHT)
    return weight


def _read_least_covered(entry: Entry) -> Decimal:
    least = entry.number()
    if not 0 < least <= FULL_MARK:
        raise entry.refuse(_COVERED.fill(whole=shown(FULL_MARK)))
    return least


def _optional_text(fields: dict[str, Entry], name: str) -> Text | None:
    return fields[name].text() if name in fields else None


def _check_sum(entry: Entry, weights: Iterable[Fraction], whole: Fraction) -> None:
    total = sum(weights, Fraction(0))
    if total != whole:
        raise entry.refuse(_SUM.fill(sum=shown(total), whole=shown(whole)))


def _check_unique(entry: Entry, keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise entry.refuse(_TWICE.fill(key=key))
        seen.add(key)
