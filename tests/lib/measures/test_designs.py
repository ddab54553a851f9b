import pytest

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from support.measuring import EUSILC, assert_same


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"clusters": ("village", "household")},
            (
                "Design.clusters is ('village', 'household'); allowed: one column. Name the units drawn in the first "
                "stage."
            ),
        ),
        (
            {"fpc": ["villages", "households"]},
            "Design.fpc is ['villages', 'households']; allowed: one column. Name the units drawn in the first stage.",
        ),
        (
            {"replicates": ("r1", "r2")},
            "Design.replicates is ('r1', 'r2'); allowed: None. Name strata and clusters instead.",
        ),
        ({"lonely": "average"}, "Design.lonely is average; allowed: error, certainty, adjust. Choose one of them."),
    ],
)
def test_a_design_that_is_not_yet_honoured_is_refused(arguments, message):
    with pytest.raises(ParameterError) as refused:
        hy.Design(**arguments)

    assert str(refused.value) == message


def test_one_column_may_be_named_alone_or_in_a_tuple():
    alone = hy.Design(weights="weight", strata="region", clusters="household")
    tuples = hy.Design(weights="weight", strata=("region",), clusters=("household",))

    assert_same(
        hy.estimate(EUSILC, "mean", welfare="income", design=alone),
        hy.estimate(EUSILC, "mean", welfare="income", design=tuples),
        rel=1e-12,
    )
