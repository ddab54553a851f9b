import pytest

import huiyin as hy
from huiyin.kernel.errors import ParameterError
from support.measuring import EUSILC, assert_same


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"clusters": ("county", "village", "household")},
            (
                "Design.clusters is ('county', 'village', 'household'); allowed: one column or two. Name the units of the "
                "first two stages."
            ),
        ),
        *(
            (
                {"clusters": clusters, "fpc": fpc},
                (
                    f"Design.fpc is {fpc}; allowed: a column for each stage, or none. Name the columns that say how many "
                    "units each stage drew from."
                ),
            )
            for clusters, fpc in ((("v", "h"), "N"), ("v", ("N", "M", "K")), ((), ("N", "M")))
        ),
        (
            {"lonely": "average"},
            "Design.lonely is 'average'; allowed: error, certainty, adjust. Give it as help(Design) says.",
        ),
    ],
)
def test_a_design_that_cannot_be_honoured_is_refused(arguments, message):
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
