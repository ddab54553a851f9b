from datetime import date
from itertools import pairwise

import pytest

from huiyin.kernel.documents import DocumentError
from huiyin.policy import load_packs, shipped_packs

PARAMETER = """\
key: fee
label: {en: fee, zh: 费用}
description: {en: A fee., zh: 某项费用。}
unit: {en: yuan, zh: 元}
basis: {2012-01-01: {en: per person, zh: 每人}}
source: {title: {en: Rule one, zh: 规定一}}
values: {2012-01-01: {value: 1}}
"""
FIRST = """\
key: first
label: {en: First, zh: 第一}
from: 2012-01-01
until: 2013-12-31
series: {key: a, label: {en: A, zh: 甲}, who: {en: poor, zh: 贫困}, counted: {en: counted, zh: 列入}}
"""
SECOND = """\
key: second
label: {en: Second, zh: 第二}
from: 2014-01-01
predecessor: first
series: {key: b, label: {en: B, zh: 乙}, who: {en: poor, zh: 贫困}, counted: {en: counted, zh: 列入}, break: {en: New count., zh: 重新统计。}}
shares: [both]
"""


def given(folder, *, first=FIRST, second=SECOND, more=()):
    files = {
        "first/pack.yaml": first,
        "second/pack.yaml": second,
        "both/fee.yaml": PARAMETER,
        **dict.fromkeys(more, PARAMETER),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_packs_come_in_the_order_of_time_with_what_they_share(tmp_path):
    first, second = load_packs(given(tmp_path))

    assert (first.key, first.until, list(first.parameters)) == ("first", date(2013, 12, 31), [])
    assert (second.key, second.until, list(second.parameters)) == ("second", None, ["fee"])
    assert second.series.break_label.en == "New count."
    assert (second.series.who.en, second.series.counted.zh) == ("poor", "列入")


def test_the_shipped_packs_cover_every_day_from_2011():
    packs = [pack for pack in shipped_packs() if pack.beside is None]

    assert packs[0].since == date(2011, 1, 1)
    assert packs[-1].until is None
    assert all((later.since - earlier.until).days == 1 for earlier, later in pairwise(packs))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"second": SECOND.replace("2014-01-01", "2014-01-02")}, "second/pack.yaml, line 3, from: the day must follow the last day of first (2013-12-31)."),
        ({"second": SECOND.replace("predecessor: first", "predecessor: zeroth")}, "second/pack.yaml, line 4, predecessor: there is no pack 'zeroth'."),
        ({"second": SECOND.replace(", break: {en: New count., zh: 重新统计。}", "")}, "second/pack.yaml, line 5, series: a series that differs from the predecessor's needs `break`, and only such a one may have it."),
        ({"second": SECOND.replace("key: b", "key: a")}, "second/pack.yaml, line 5, series: a series that differs from the predecessor's needs `break`, and only such a one may have it."),
        ({"first": FIRST.replace("zh: 甲}", "zh: 甲}, break: {en: New count., zh: 重新统计。}")}, "first/pack.yaml, line 5, series: a series that differs from the predecessor's needs `break`, and only such a one may have it."),
        ({"second": SECOND.replace("[both]", "[neither]")}, "second/pack.yaml, line 6, shares[0]: there is no folder of shared parameters 'neither'."),
        ({"more": ["second/fee.yaml"]}, "second/pack.yaml, line 6, shares[0]: fee stands in two folders of this pack."),
        ({"first": FIRST.replace("key: first", "key: other")}, "first/pack.yaml, line 1, key: the folder must be named other."),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_line_and_key(tmp_path, change, words):
    folder = given(tmp_path, **change)

    with pytest.raises(DocumentError) as raised:
        load_packs(folder)

    assert str(raised.value) == words
