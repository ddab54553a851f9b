"""Where the tests of a module are: at its place in the mirrored tree, or in the file that is named here.

It holds for the rooms of the library that decide and for every action of the platform; a new module there comes with
its test.
"""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOMS = (
    "crosschecks", "figures", "followup", "kernel", "linkage", "measures", "planning", "policy", "records", "rules",
    "sampling", "scoring",
)  # fmt: skip
SAYS_ONLY = {"__init__", "errors"}
MODULES = [
    *(path for room in ROOMS for path in sorted(Path("src/huiyin", room).rglob("*.py"))),
    *sorted(Path("src/huiyin_web").rglob("actions/*.py")),
]
# Parts of one work that is tested as a whole, each with where that is.
TESTED_IN = {
    "src/huiyin/followup/cooperation/words.py": "tests/lib/followup/cooperation/test_pair.py",
    "src/huiyin/followup/funds/project.py": "tests/lib/followup/funds/test_asking.py",
    "src/huiyin/followup/funds/words.py": "tests/lib/followup/funds/test_life.py",
    "src/huiyin/followup/relocation/words.py": "tests/lib/followup/relocation/test_life.py",
    "src/huiyin/followup/training/words.py": "tests/lib/followup/training/test_courses.py",
    "src/huiyin/followup/household_plans/words.py": "tests/lib/followup/household_plans/test_measures.py",
    "src/huiyin/followup/industry/words.py": "tests/lib/followup/industry/test_firm.py",
    "src/huiyin/linkage/comparing.py": "tests/lib/linkage/test_finding.py",
    "src/huiyin/measures/change/comparing.py": "tests/lib/measures/change/test_redistribution.py",
    "src/huiyin/measures/change/parts.py": "tests/lib/measures/change/test_decomposing.py",
    "src/huiyin/measures/change/states.py": "tests/lib/measures/change/test_redistribution.py",
    "src/huiyin/measures/effects/households.py": "tests/lib/measures/effects/test_effect.py",
    "src/huiyin/rules/assistance/batches.py": "tests/lib/rules/assistance/test_proposing.py",
    "src/huiyin/rules/assistance/family.py": "tests/lib/rules/assistance/test_proposing.py",
    "src/huiyin/measures/tables/columns.py": "tests/lib/measures/tables/test_sources.py",
    "src/huiyin/measures/tables/connection.py": "tests/lib/measures/tables/test_sources.py",
    "src/huiyin/measures/tables/csv_files.py": "tests/lib/measures/tables/test_sources.py",
    "src/huiyin/measures/survey/rows.py": "tests/lib/measures/indices/test_poverty.py",
    "src/huiyin/measures/estimation/results.py": "tests/lib/measures/indices/test_estimating.py",
    "src/huiyin/measures/estimation/sample.py": "tests/lib/measures/indices/test_estimating.py",
    "src/huiyin/measures/survey/statistic.py": "tests/lib/measures/indices/test_catalogue.py",
    "src/huiyin/measures/register/readiness_words.py": "tests/lib/measures/register/test_readiness.py",
    "src/huiyin/measures/evaluation/findings.py": "tests/lib/measures/evaluation/test_verification.py",
    "src/huiyin/measures/evaluation/words.py": "tests/lib/measures/evaluation/test_verification.py",
    "src/huiyin/measures/multidimensional/words.py": "tests/lib/measures/multidimensional/test_deprivations.py",
    "src/huiyin/records/archives.py": "tests/lib/records/test_guarding.py",
    "src/huiyin/records/crossing.py": "tests/lib/records/test_checking.py",
    "src/huiyin/records/opening.py": "tests/lib/records/test_workbooks.py",
    "src/huiyin/records/reading.py": "tests/lib/records/test_text_files.py",
    "src/huiyin/records/row_check.py": "tests/lib/records/test_checking.py",
    "src/huiyin/records/withdrawing.py": "tests/lib/records/test_duplicates.py",
    "src/huiyin/records/spelled_figures.py": "tests/lib/records/test_cells.py",
    "src/huiyin/records/spelled_signs.py": "tests/lib/records/test_cells.py",
    "src/huiyin/records/spelled_words.py": "tests/lib/records/test_cells.py",
    "src/huiyin/records/spelling.py": "tests/lib/records/test_cells.py",
    "src/huiyin/records/snapshots/manifest.py": "tests/lib/records/snapshots/test_verifying.py",
    "src/huiyin_web/assistance/actions/_proposed.py": "tests/web/assistance/actions/test_make_proposal.py",
    "src/huiyin_web/assistance/actions/_refusing.py": "tests/web/assistance/actions/test_open_round.py",
    "src/huiyin_web/casework/actions/_applying.py": "tests/web/casework/actions/test_apply_for_registration.py",
    "src/huiyin_web/casework/actions/_effects.py": "tests/web/casework/actions/test_take_step.py",
    "src/huiyin_web/casework/actions/_objecting.py": "tests/web/casework/actions/test_answer_objection.py",
    "src/huiyin_web/casework/actions/_removing.py": "tests/web/casework/test_removal.py",
    "src/huiyin_web/casework/actions/_taking.py": "tests/web/casework/actions/test_take_step.py",
    "src/huiyin_web/collecting/actions/_deciding.py": "tests/web/collecting/actions/test_refuse_collection.py",
    "src/huiyin_web/commitments/actions/_keeping.py": "tests/web/commitments/actions/test_give_commitment.py",
    "src/huiyin_web/household_plans/actions/_keeping.py": "tests/web/household_plans/actions/test_plan_measure.py",
    "src/huiyin_web/cooperation/actions/_keeping.py": "tests/web/cooperation/actions/test_plan_year.py",
    "src/huiyin_web/targets/actions/_changing.py": "tests/web/targets/actions/test_revise_target.py",
    "src/huiyin_web/targets/actions/_keeping.py": "tests/web/targets/actions/test_draw_up_letter.py",
    "src/huiyin_web/targets/actions/_promising.py": "tests/web/targets/actions/test_sign_letter.py",
    "src/huiyin_web/forecasts/actions/_keeping.py": "tests/web/forecasts/actions/test_make_forecast.py",
    "src/huiyin_web/projects/actions/_keeping.py": "tests/web/projects/actions/test_propose_project.py",
    "src/huiyin_web/theatres/actions/_drawing.py": "tests/web/theatres/actions/test_prepare_visit.py",
    "src/huiyin_web/theatres/actions/_reaching.py": "tests/web/theatres/actions/test_set_up_theatre.py",
    "src/huiyin_web/theatres/actions/_telling.py": "tests/web/theatres/actions/test_set_up_theatre.py",
    "src/huiyin_web/relocation/actions/_keeping.py": "tests/web/relocation/actions/test_record_word.py",
    "src/huiyin_web/training/actions/_keeping.py": "tests/web/training/actions/test_join_course.py",
    "src/huiyin_web/industry/actions/_keeping.py": "tests/web/industry/actions/test_tell_status.py",
    "src/huiyin_web/quality/actions/_merging.py": "tests/web/quality/actions/test_approve_merge.py",
    "src/huiyin_web/quality/actions/_noting.py": "tests/web/quality/actions/test_decide_flag.py",
    "src/huiyin_web/quality/actions/_refusing.py": "tests/web/quality/actions/test_sweep_lists.py",
    "src/huiyin_web/quality/actions/_turns.py": "tests/web/quality/actions/test_withdraw_list.py",
    "src/huiyin_web/windows/actions/_declaring.py": "tests/web/windows/actions/test_open_window.py",
    "src/huiyin_web/papers/actions/_adding.py": "tests/web/papers/actions/test_put_in_force.py",
    "src/huiyin_web/exchange/actions/_deciding.py": "tests/web/exchange/actions/test_decide_difference.py",
    "src/huiyin_web/exchange/actions/_comparing.py": "tests/web/exchange/actions/test_compare_export.py",
    "src/huiyin_web/exchange/actions/_reading.py": "tests/web/exchange/actions/test_compare_export.py",
    "src/huiyin_web/access/actions/_granting.py": "tests/web/access/actions/test_grant_reach.py",
    "src/huiyin_web/consultations/actions/_keeping.py": "tests/web/consultations/actions/test_raise_needs.py",
    "src/huiyin_web/leadership/actions/_document.py": "tests/web/leadership/actions/test_act_on_document.py",
    "src/huiyin_web/leadership/actions/_meeting.py": "tests/web/leadership/actions/test_hold_meeting.py",
    "src/huiyin_web/leadership/actions/_problem.py": "tests/web/leadership/actions/test_own_problem.py",
    "src/huiyin_web/leadership/actions/_telling.py": "tests/web/leadership/actions/test_hold_meeting.py",
    "src/huiyin_web/registry/actions/_changing.py": "tests/web/registry/actions/test_change_household.py",
    "src/huiyin_web/registry/actions/_deciding.py": "tests/web/registry/actions/test_approve_change.py",
    "src/huiyin_web/registry/actions/_merging.py": "tests/web/registry/actions/test_merge_households.py",
    "src/huiyin_web/registry/actions/_saving.py": "tests/web/registry/actions/test_change_household.py",
}


def own_test(module: Path) -> Path:
    """Give where the mirrored tree has a module's test."""
    package, *rest = module.relative_to("src").with_suffix("").parts
    return Path("tests", {"huiyin": "lib", "huiyin_web": "web"}[package], *rest[:-1], f"test_{rest[-1]}.py")


@cache
def imported(path: Path) -> frozenset[Path]:
    """Give the modules of ours that a file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    places = [Path(root, *name.split(".")) for name in names for root in ("src", "tests")]
    return frozenset(
        one for place in places for one in (place.with_suffix(".py"), place / "__init__.py") if one.exists()
    )


def reached(*paths: Path, within: str = "") -> set[Path]:
    """Give every module of ours that files set to work; with `within`, only by way of modules of that tree."""
    found, left = set(), [*paths]
    while left:
        new = imported(left.pop()) - found
        found |= new
        left += [path for path in new if str(path).startswith(within)]
    return found


@pytest.mark.parametrize("module", [path for path in MODULES if path.stem not in SAYS_ONLY], ids=str)
def test_a_module_has_its_test_at_its_place_or_where_it_is_said_to_be(module):
    elsewhere = TESTED_IN.get(str(module))
    assert own_test(module).exists() is (elsewhere is None), f"write {own_test(module)}, or say where it is tested"
    if elsewhere is not None:
        assert module in reached(Path(elsewhere))


def test_what_is_said_to_be_tested_elsewhere_is_there():
    assert sorted(set(TESTED_IN) - {str(path) for path in MODULES}) == []
    assert [path for path in TESTED_IN.values() if not Path(path).exists()] == []


@pytest.mark.parametrize("test", sorted(Path("tests/web").rglob("actions/test_*.py")), ids=str)
def test_the_test_of_an_action_sets_it_to_work_itself_or_by_a_step_that_tests_share(test):
    action = Path("src/huiyin_web", *test.relative_to("tests/web").parts[:-1], f"{test.stem.removeprefix('test_')}.py")
    fixtures = [folder / "conftest.py" for folder in test.parents if (folder / "conftest.py").exists()]
    assert action in reached(test, *fixtures, within="tests")
