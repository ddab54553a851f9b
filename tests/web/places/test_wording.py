import pytest

from huiyin_web.places.wording import one_language


@pytest.mark.parametrize(
    ("written", "english", "chinese"),
    [
        (
            "Rural population. 年末农村人口。 Scale 0.01. 演示比例 0.01。",
            "Rural population. Scale 0.01",
            "年末农村人口。演示比例 0.01",
        ),
        ("China Daily, 22 January 2016 / 中国日报", "China Daily, 22 January 2016", "中国日报"),
        ("8 May 2019 / 2019年5月8日发表的文章", "8 May 2019", "2019年5月8日发表的文章"),
        ("年末农村人口", "年末农村人口", "年末农村人口"),
        ("Rural population.", "Rural population.", "Rural population."),
    ],
)
def test_a_text_of_both_languages_is_parted(written, english, chinese):
    assert (one_language(written).en, one_language(written).zh) == (english, chinese)
