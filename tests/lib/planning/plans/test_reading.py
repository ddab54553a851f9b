from decimal import Decimal

import pytest

from huiyin.kernel.documents import DocumentError
from huiyin.planning.plans import UnknownPlanError, plan_of, plans, read_plans, reading


def test_both_plans_are_read_with_what_they_rest_on():
    assert list(plans()) == ["qinghai-2011-2015", "qinghai-2016-2020"]
    for plan in plans().values():
        assert plan.source.title.zh
        assert all(one.clause.title.en and one.clause.title.zh for one in plan.indicators.values())


def test_the_forum_s_figures_stand_in_the_earlier_plan():
    plan = plan_of("qinghai-2011-2015")
    lifted, income = plan.indicators["lifted"], plan.indicators["income"]
    assert (lifted.goal, set(lifted.years.values()), sum(lifted.years.values())) == (1_000_000, {200_000}, 1_000_000)
    grown = Decimal(3464)
    for year in plan.years:
        grown *= Decimal("1.14")
        assert income.years[year] == grown.quantize(Decimal(1))


def test_four_years_of_effort_and_one_of_consolidation_and_batches_that_make_42_counties():
    plan = plan_of("qinghai-2016-2020")
    assert [(one.until.year, one.share) for one in plan.phases] == [(2019, 1.0), (2020, 0.0)]
    counties = plan.indicators["counties"]
    assert (sum(counties.years.values()), counties.goal) == (42, 42)


def test_an_unknown_plan_is_named_with_those_there_are():
    with pytest.raises(UnknownPlanError, match="no plan 'x'. Known: qinghai-2011-2015, qinghai-2016-2020"):
        plan_of("x")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            ("until: 2020-12-31\n    share: 0", "until: 2020-06-30\n    share: 0"),
            "the last phase must end with the plan",
        ),
        (("counted: {left: village}", "counted: {left: village, figure: x}"), "name one table and one key in it"),
        (("unit: villages", "unit: carts"), "one of"),
        (("kind: share", "kind: part"), "one of"),
    ],
)
def test_a_fault_is_named_with_its_file_and_line(tmp_path, change, words):
    source = (reading._FOLDER / "qinghai-2016-2020.yaml").read_text(encoding="utf-8")
    assert change[0] in source
    (tmp_path / "plan.yaml").write_text(source.replace(*change), encoding="utf-8")
    with pytest.raises(DocumentError, match=words):
        read_plans(tmp_path)
