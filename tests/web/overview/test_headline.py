from huiyin.records.statistic_indicators import STATISTIC_INDICATORS, Reader
from huiyin_web.overview.queries.headline import STATISTICS


def test_what_the_headline_reads_is_said_of_each_indicator():
    said = {one.key for one in STATISTIC_INDICATORS.values() if Reader.HEADLINE in one.readers}
    assert said == set(STATISTICS)
