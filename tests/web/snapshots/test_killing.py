import subprocess
import sys
from pathlib import Path

import pytest

from support.installation import installation

KILLING = Path(__file__).with_name("killing.py")


@pytest.mark.slow
def test_whenever_a_freeze_is_killed_the_year_is_frozen_whole_or_not_at_all(tmp_path):
    """Freezes are killed each a little later in their work than the one before, and six in the act of publishing."""
    with installation(tmp_path) as env:
        done = subprocess.run([sys.executable, KILLING], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    outcomes = done.stdout.split()
    assert len(outcomes) == 32
    assert set(outcomes) == {"old", "new"}
    assert outcomes[0] == "old"
    assert set(outcomes[-6:]) == {"new"}
