import json
import sys
from pathlib import Path

import pytest

from support.installation import installation, run

STORIES = str(Path(__file__).with_name("stories.py"))
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def env(tmp_path_factory):
    with installation(tmp_path_factory.mktemp("jobs")) as env:
        yield env


def told(story, env):
    return json.loads(run([sys.executable, STORIES, story], env))


def test_a_killed_workers_job_fails_in_words_and_can_be_retried_and_a_safe_one_starts_again(env):
    code, words, retried, restarted, attempts, ended = told("killed", env)
    assert (code, words) == ("WORKER_STOPPED", "The worker stopped; retry.")
    assert (retried, restarted, attempts, ended) == ("done", "done", 2, 0)


def test_progress_is_seen_while_the_job_runs_and_a_cancelled_job_ends_at_its_next_report(env):
    assert told("cancelled", env) == [0.5, "half way", "cancelled", 0]


def test_reports_never_hold_up_a_handler_that_holds_the_write_lock(env):
    assert told("locked", env) == ["done", True, 0]


def test_a_worker_told_to_stop_leaves_a_safe_job_for_the_next(env):
    assert told("stopped", env) == [0, "queued", 1]


def test_a_worker_leaves_with_the_server_that_started_it(env):
    assert told("orphaned", env) == [True, True]
