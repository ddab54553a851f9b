import json
from decimal import Decimal

import pytest

import huiyin as hy
from huiyin.kernel.canonical import canonical_json, content_hash
from huiyin.kernel.text import Text
from huiyin.scoring import Figure

PLACE = "630200000000"
SCHEME = hy.load_scheme("cn-prefecture-2016")


def assessed(number="93.4"):
    source = Text("evaluation of 2016", "2016年第三方评估")
    given = {
        "satisfaction": {"value": Figure(Decimal(number), source, se=Decimal("1.2"))},
        "funds_performance": {"value": Figure(88, source)},
        "poor_reduction": {"numerator": Figure(9, source), "denominator": Figure(10, source)},
    }
    return hy.score(SCHEME, {PLACE: given})


def test_the_working_survives_canonical_json():
    working = assessed().as_dict()

    assert json.loads(canonical_json(working)) == working


def test_decimals_are_texts_and_texts_have_both_languages():
    (result,) = assessed().as_dict()["results"]
    score = result["blocks"][2]["scores"][0]

    assert (result["total"], result["covered"], score["points"], score["value"]) == ("90.06", "70", "9.34", "93.4")
    assert score["figures"] == [
        {
            "role": "value",
            "key": "satisfaction",
            "years_ago": 0,
            "label": {"en": "satisfied households", "zh": "群众满意度"},
            "unit": {"en": "%", "zh": "%"},
            "number": "93.4",
            "se": "1.2",
            "origin": {"en": "imported statistics table", "zh": "导入的统计表"},
            "source": {"en": "evaluation of 2016", "zh": "2016年第三方评估"},
        }
    ]


def test_the_working_names_the_exact_scheme():
    working = assessed().as_dict()

    assert (working["scheme"], working["version"], working["scheme_hash"]) == ("cn-prefecture-2016", 1, SCHEME.hash)


@pytest.mark.parametrize("number", ["93.40", "9.34E+1"])
def test_the_same_figures_give_the_same_bytes_however_written(number):
    assert content_hash(assessed(number).as_dict()) == content_hash(assessed().as_dict())


def test_another_figure_gives_another_hash():
    assert content_hash(assessed("93.41").as_dict()) != content_hash(assessed().as_dict())


def test_asking_for_what_was_not_assessed_is_an_error():
    with pytest.raises(KeyError):
        assessed().result_of("630100000000")
