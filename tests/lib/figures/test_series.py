from huiyin.figures.series import Role, Series, SeriesBreak, YearValue, in_words
from huiyin.figures.units import PEOPLE
from huiyin.kernel.text import Text


def test_words_say_first_and_last_of_each_series_and_the_break():
    series = [
        Series(Text("Low-income", "低收入人口"), (YearValue(2012, 1437000), YearValue(2013, 1180000))),
        Series(Text("Published", "公布数"), (YearValue(2015, 519800),), Role.PUBLISHED),
    ]
    assert in_words(series, PEOPLE, [SeriesBreak(2013.5, Text("new register", "建档立卡"))]) == Text(
        "Yearly values. Low-income: 1,437.0 thousand people in 2012, 1,180.0 thousand people in 2013; "
        "Published: 519.8 thousand people in 2015; Series break: new register.",
        "逐年数值。低收入人口：2012 年 143.70 万人，2013 年 118.00 万人；公布数：2015 年 51.98 万人；序列中断：建档立卡。",
    )
