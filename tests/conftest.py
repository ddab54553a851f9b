"""What all tests share: a data folder of their own, the database that the environment names, the browser."""

import fcntl
import os
import shutil
import tempfile
from pathlib import Path

import django
import pytest
from django.core.cache import cache
from django.utils import translation
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from support.demo import answer_of, build_and_ask

# Not in pyproject.toml: the settings would then be read before this file says where the data are.
os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin_web.config.settings"
os.environ["HUIYIN_DATA"] = tempfile.mkdtemp(prefix="huiyin-tests-")
os.environ.pop("HUIYIN_DATABASE_URL", None)
if url := os.environ.get("HUIYIN_TEST_DATABASE_URL"):
    os.environ["HUIYIN_DATABASE_URL"] = url
django.setup()

ASK_THE_DEMO = ("tests/web/demo/", "tests/web/config/test_demo.py")
STORIES = "tests/e2e/"
ASK_SPARK = "tests/lib/measures/tables/test_spark.py"
CHROMIUM = Path(os.environ.get("HUIYIN_CHROMIUM", "/usr/bin/chromium"))


@pytest.fixture(autouse=True)
def in_the_house_s_language() -> None:
    """Begin every test in Chinese: a request in English would otherwise be heard in the next test."""
    translation.activate("zh-hans")


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Forget what pages kept of the register of another test."""
    cache.clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser or Java where there is none, saying how to get it; CI must have both."""
    lacking = {}
    if not CHROMIUM.exists():
        lacking["e2e"] = (
            f"no browser at {CHROMIUM}: apt-get install chromium fonts-wqy-microhei, or set HUIYIN_CHROMIUM"
        )
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        lacking["spark"] = "no Java: apt-get install openjdk-17-jre-headless, or set JAVA_HOME"
    if os.environ.get("CI"):
        return
    for item in items:
        for keyword in lacking.keys() & item.keywords:
            item.add_marker(pytest.mark.skip(reason=lacking[keyword]))


class TogetherInOneProcess(LoadScopeScheduling):
    """Give out tests one by one, but those that share the demo, Spark, or what a story counts, to one process."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(ASK_SPARK):
            return "spark"
        if nodeid.startswith(STORIES):
            return nodeid.split("::", maxsplit=1)[0]
        return "demo" if nodeid.startswith(ASK_THE_DEMO) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> TogetherInOneProcess:
    """Schedule what `-n` runs in parallel."""
    return TogetherInOneProcess(config, log)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder with the demo province at a hundredth, made once however many processes test."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder, done = shared / "demo", answer_of(shared / "demo")
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            done.write_text(build_and_ask(folder), encoding="utf-8")
    return folder
