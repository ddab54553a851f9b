"""What an evaluation of a county finds, and what it proves."""

import doctest

import narwhals as nw
import pyarrow as pa
import pyarrow.csv
import pytest

import huiyin as hy
from huiyin import policy
from huiyin.kernel.errors import ParameterError
from huiyin.measures.errors import MissingColumnError, NobodyInGroupError, NotSaidError, TextInNumbersError
from huiyin.measures.evaluation import verification as room
from support.measuring import DATA, by_measure

FRAME = hy.Frame(remaining=400, exited=9_000, unregistered=60_000, rural=69_400)
PEOPLE = pa.table(
    {"group": ["exited"] * 200 + ["unregistered"] * 300 + ["remaining"] * 9, "wrong": [1] * 2 + [0] * 507}
)
VILLAGES = hy.Design(weights="w", strata="s", clusters="v")


@pytest.fixture(scope="module")
def villages():
    """Give 28 villages of 20 persons in two strata (tests/data/ATTRIBUTION.md), all of them exited but one."""
    table = pyarrow.csv.read_csv(DATA / "eval_small.csv").rename_columns(["v", "s", "w", "y", "wrong"])
    return table.append_column("group", pa.array(["exited"] * 560))


def rates(people=PEOPLE, frame=FRAME, **asked):
    return by_measure(hy.verification(people, frame, **asked))


def test_limits_are_taken_as_the_policy_pack_has_them():
    limits = {"wrong_exit": policy.at(2017).value("wrong_exit_limit").value}
    found = rates(limits=limits)["wrong_exit"]
    assert (found["limit"], found["verdict"]) == (0.02, "undecided")


def test_the_rates_are_those_of_the_regulation():
    found = rates()
    assert found["wrong_exit"]["estimate"] == pytest.approx(2 / 200)
    assert found["omission"]["estimate"] == 0
    assert found["comprehensive_incidence"]["estimate"] == pytest.approx((400 + 9_000 * 0.01) / 69_400)
    assert [found[name]["n"] for name in ("wrong_exit", "omission")] == [200, 300]


def test_a_clustered_rate_has_the_interval_that_r_survey_computes(villages):
    both = pa.concat_tables([villages, villages.set_column(5, "group", pa.array(["unregistered"] * 560))])
    row = rates(both, design=VILLAGES)["wrong_exit"]
    assert (row["estimate"], row["se"]) == pytest.approx((0.0066559866218, 0.0066547208915), rel=1e-9)
    assert (row["ci_low"], row["ci_high"]) == pytest.approx((0.000121919579203, 0.039035430004658), rel=1e-8)


def test_a_shorter_interval_is_taken_where_it_is_asked_for(villages):
    both = pa.concat_tables([villages, villages.set_column(5, "group", pa.array(["unregistered"] * 560))])
    exact, short = (rates(both, design=VILLAGES, interval=of)["wrong_exit"] for of in ("exact", "wilson"))
    assert (short["method"], exact["method"]) == ("taylor, wilson thinned", "taylor, exact thinned")
    assert exact["ci_low"] < short["ci_low"] < short["estimate"] == exact["estimate"] < short["ci_high"]
    assert short["ci_high"] - short["ci_low"] < exact["ci_high"] - exact["ci_low"]
    with pytest.raises(ParameterError, match="interval is 'normal'; allowed: exact, wilson"):
        rates(interval="normal")
    told = hy.verification(PEOPLE, FRAME, interval="wilson").definition.uncertainty
    assert ("Wilson's intervals" in told.en, "威尔逊区间" in told.zh) == (True, True)


def test_where_nothing_was_found_the_upper_end_rests_on_a_design_effect_that_is_said():
    plain, assumed = rates()["omission"], rates(assumed_deff=3.78)["omission"]
    assert (plain["ci_low"], plain["ci_high"]) == pytest.approx((0, 1 - 0.025 ** (1 / 300)))
    assert assumed["ci_high"] == pytest.approx(1 - 0.025 ** (3.78 / 300))
    assert (assumed["deff"], assumed["method"]) == (3.78, "no spread, design effect 3.78 assumed")


def test_comprehensive_incidence_reaches_as_far_as_both_rates_together():
    found = rates()
    wrongly, omitted = found["wrong_exit"]["ci_high"] - 0.01, found["omission"]["ci_high"]
    reach = ((9_000 * wrongly) ** 2 + (60_000 * omitted) ** 2) ** 0.5 / 69_400
    row = found["comprehensive_incidence"]
    assert row["ci_high"] - row["estimate"] == pytest.approx(reach)
    assert row["ci_low"] > 400 / 69_400 - 1e-12


def test_without_estimated_parts_it_is_the_count_of_the_register():
    everybody_right = PEOPLE.set_column(1, "wrong", pa.array([0] * 509))
    assert rates(everybody_right)["comprehensive_incidence"]["estimate"] == pytest.approx(400 / 69_400)


@pytest.mark.parametrize(
    ("wrong", "of", "verdict"), [(0, 300, "pass"), (2, 300, "undecided"), (6, 300, "undecided"), (30, 300, "fail")]
)
def test_an_interval_below_the_limit_passes_above_it_fails_and_about_it_decides_nothing(wrong, of, verdict):
    people = pa.table({"group": ["exited", *["unregistered"] * of], "wrong": [0] + [1] * wrong + [0] * (of - wrong)})
    row = rates(people, limits={"omission": 0.02})["omission"]
    assert (row["limit"], row["verdict"]) == (0.02, verdict)


@pytest.mark.parametrize(("yes", "verdict"), [(298, "pass"), (270, "undecided"), (200, "fail")])
def test_acceptance_must_lie_above_its_limit_and_counts_households(yes, verdict):
    households = pa.table({"acknowledges": [1] * yes + [0] * (300 - yes)})
    row = rates(households=households, limits={"acceptance": 0.9})["acceptance"]
    assert (row["estimate"], row["n"], row["verdict"]) == (pytest.approx(yes / 300), 300, verdict)


def test_the_limits_of_the_policy_pack_are_by_measure():
    pack = policy.at(2016)
    limits = {
        "wrong_exit": "wrong_exit_limit",
        "omission": "omission_limit",
        "comprehensive_incidence": "comprehensive_incidence_limit",
        "acceptance": "acceptance_floor",
    }
    values = {name: float(pack.value(key).value) for name, key in limits.items()}
    assert values == {"wrong_exit": 0.02, "omission": 0.02, "comprehensive_incidence": 0.03, "acceptance": 0.9}
    verdicts = {name: row["verdict"] for name, row in rates(limits=values).items()}
    assert verdicts == {"wrong_exit": "undecided", "omission": "pass", "comprehensive_incidence": "pass"}


def test_the_definition_says_what_the_rates_are_of_in_both_languages():
    definition = hy.verification(PEOPLE, FRAME).definition
    assert definition.what.en.startswith(
        "wrong-exit rate: wrongly exited among the exited in the sample; omission rate"
    )
    assert definition.what.zh.startswith("错退率：抽样错退人口占抽样脱贫人口的比例；漏评率")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"group": "status"}, MissingColumnError),
        ({"wrong": "group"}, TextInNumbersError),
        ({"limits": {"wrong": 0.02}}, ParameterError),
        ({"assumed_deff": 0.5}, ParameterError),
    ],
    ids=str,
)
def test_what_cannot_be_evaluated_is_refused(arguments, error):
    with pytest.raises(error):
        rates(**arguments)


@pytest.mark.parametrize("limit", [0, 2, -0.02, float("nan")])
def test_a_limit_that_is_no_share_is_refused(limit):
    with pytest.raises(ParameterError, match=r"limits\['omission'\] is .*; allowed: a share above 0 and below 1"):
        rates(limits={"omission": limit})


@pytest.mark.parametrize("counts", [{"rural": 0}, {"exited": -1}, {"remaining": float("inf")}], ids=str)
def test_a_frame_that_no_county_has_is_refused(counts):
    with pytest.raises(ParameterError, match=r"Frame\."):
        hy.Frame(**({"remaining": 1, "exited": 1, "unregistered": 1, "rural": 3} | counts))


def test_the_example_gives_what_it_says():
    assert doctest.testmod(room) == (0, 5)


@pytest.mark.parametrize("wrong", [[None] * 3 + [0] * 506, [2, 0.5, -1] + [0] * 506, [float("nan")] * 3 + [0] * 506])
def test_a_finding_that_is_neither_yes_nor_no_is_refused_and_counted(wrong):
    people = PEOPLE.set_column(1, "wrong", pa.array(wrong, pa.float64()))
    with pytest.raises(NotSaidError) as refused:
        rates(people)
    assert str(refused.value) == (
        "Column 'wrong': 3 of 500 rows are neither 0 nor 1 (empty ones too). Every finding is one or the other; correct "
        "them."
    )
    households = pa.table({"acknowledges": pa.array(wrong, pa.float64())})
    with pytest.raises(NotSaidError, match="Column 'acknowledges': 3 of 509 rows"):
        rates(households=households)


def test_a_column_of_any_name_may_hold_the_weights():
    named = PEOPLE.append_column("w", pa.array([3.0, 1.0] * 254 + [2.0]))
    other = named.rename_columns(["group", "wrong", "finding"])
    found = [rates(table, design=hy.Design(weights=name)) for table, name in ((named, "w"), (other, "finding"))]
    assert found[0] == found[1]


def test_villages_without_anybody_evaluated_stay_in_the_sample():
    everybody = pa.table({
        "group": ["exited", "unregistered", "exited", "unregistered"] * 8 + ["remaining"] * 32,
        "wrong": [1, 0, 0, 0, 0, 1, 0, 0] * 4 + [0] * 32,
        "v": [number // 4 for number in range(64)],
    })  # fmt: skip
    row = rates(everybody, design=hy.Design(clusters="v"))["wrong_exit"]
    plain = hy.estimate(
        everybody, "mean", welfare="wrong", subset=nw.col("group") == "exited", design=hy.Design(clusters="v")
    )
    (same,) = plain.rows()
    assert (row["estimate"], row["se"]) == pytest.approx((same["estimate"], same["se"]))


def test_a_county_with_more_people_than_it_has_is_refused():
    with pytest.raises(ParameterError) as refused:
        hy.Frame(remaining=400, exited=9_000, unregistered=60_000, rural=100)
    assert str(refused.value) == (
        "Frame.rural is 100; allowed: no fewer than the remaining, exited and unregistered together, 69,400. Take the "
        "counts from the register and the yearly statistics."
    )


@pytest.mark.parametrize(
    ("groups", "absent", "found"),
    [
        (["exitd", "exited", "unreg"], "unregistered", "'exitd', 'exited', 'unreg'"),
        (["Exited", "unregistered", None], "exited", "'Exited', 'unregistered', None"),
        ([1, 2, 2], "exited", "'1', '2'"),
    ],
)
def test_a_group_to_which_nobody_belongs_is_named_with_what_stands_there_instead(groups, absent, found):
    people = pa.table({"who": groups, "wrong": [0, 1, 0]})

    with pytest.raises(NobodyInGroupError) as refused:
        hy.verification(people, hy.Frame(1, 1, 1, 10), group="who")

    assert str(refused.value) == (
        f"Column 'who': no row says '{absent}'; what stands there is {found}. Write 'exited' for who is registered "
        "and has exited, and 'unregistered' for who is not registered."
    )
