"""What all tests share: a data folder of their own, the database that the environment names, the browser."""

import os
import tempfile
from pathlib import Path

import django
import pytest

# Not in pyproject.toml: the settings would then be read before this file says where the data are.
os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin_web.config.settings"
os.environ["HUIYIN_DATA"] = tempfile.mkdtemp(prefix="huiyin-tests-")
os.environ.pop("HUIYIN_DATABASE_URL", None)
if url := os.environ.get("HUIYIN_TEST_DATABASE_URL"):
    os.environ["HUIYIN_DATABASE_URL"] = url
django.setup()

CHROMIUM = Path(os.environ.get("HUIYIN_CHROMIUM", "/usr/bin/chromium"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the browser's stories where there is no browser, saying how to get one; CI must have it."""
    if CHROMIUM.exists() or os.environ.get("CI"):
        return
    reason = f"no browser at {CHROMIUM}: apt-get install chromium fonts-wqy-microhei, or set HUIYIN_CHROMIUM"
    for item in items:
        if "e2e" in item.keywords:
            item.add_marker(pytest.mark.skip(reason=reason))
