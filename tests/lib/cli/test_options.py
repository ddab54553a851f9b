"""What `huiyin measure` refuses names the options of the command line, and not the arguments of Python."""

import pytest

from huiyin.cli.main import main

PEOPLE = "income,roof,weight,stratum,village\n100,1,1,a,1\n200,0,1,a,2\n,0,1,b,3\n200,0,1,b,3\n"


@pytest.fixture
def measure(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("HUIYIN_LANG", "en")
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE)

    def said(*options, code):
        assert main(["measure", str(path), "--weights", "weight", *options]) == code
        return capsys.readouterr().err if code else capsys.readouterr().out

    return said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            (),
            "--line is missing. Give the poverty line in yuan a year, or name the year whose line is meant with --year.",
        ),
        (("--line", "-1"), "--line is -1.0; allowed: a number above 0, the name of a column, or 0.6*median."),
        (("--line", "150"), "Fill them in, or pass --missing exclude to leave them out"),
        (("--line", "150", "--confidence", "95"), "--confidence is 95.0; allowed: a number between 0 and 1."),
        (("--line", "150", "--bootstrap", "1"), "--bootstrap is 1; allowed: two or more."),
        (("--measures", "mode"), "--measures is 'mode'; allowed: headcount, gap,"),
        (("--measures", "mode"), "palma, fgt_ORDER, exit_time_GROWTH, ge_ORDER, atkinson_AVERSION, quantile_SHARE,"),
        (("--measures", "quantile_2"), "--measures quantile_SHARE is 2.0; allowed: a number above 0 and below 1."),
        (
            ("--line", "150", "--missing", "exclude", "--strata", "stratum", "--clusters", "village"),
            "or choose --lonely certainty if it was taken whole, or --lonely adjust to measure it",
        ),
        (("--deprived", "roof", "--k", "2"), "--k is 2.0; allowed: a number above 0, at most 1."),
    ],
)
def test_a_refusal_names_the_option(measure, options, said):
    assert said in measure(*options, code=1)


def test_a_share_of_deprivations_may_be_a_fraction(measure):
    asked = ("--deprived", "roof", "--format", "csv")

    assert measure(*asked, "--k", "1/3", code=0) == measure(*asked, "--k", "0.5", code=0).replace("0.5", "0.3333")
    with pytest.raises(SystemExit) as wrong:
        measure(*asked, "--k", "1/0", code=2)
    assert wrong.value.code == 2
