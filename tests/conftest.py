"""What all tests share: a data folder of their own, the database that the environment names, the browser."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from django.core.cache import cache
from django.utils import translation
from whitenoise.middleware import WhiteNoiseMiddleware
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from support.demo import answer_of, build_and_ask

# Not in pyproject.toml: the settings would then be read before this file says where the data are.
os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin_web.config.settings"
os.environ["HUIYIN_DATA"] = tempfile.mkdtemp(prefix="huiyin-tests-")
os.environ["SPARK_CONF_DIR"] = str(Path(__file__).parent / "support" / "spark")
os.environ.pop("HUIYIN_DATABASE_URL", None)
if url := os.environ.get("HUIYIN_TEST_DATABASE_URL"):
    os.environ["HUIYIN_DATABASE_URL"] = url
django.setup()

ASK_THE_DEMO = ("tests/e2e/", "tests/web/demo/", "tests/web/config/test_demo.py")
ASK_SPARK = "tests/lib/measures/tables/test_spark.py"
CHROMIUM = Path(os.environ.get("HUIYIN_CHROMIUM", "/usr/bin/chromium"))


@pytest.fixture(autouse=True)
def in_the_house_s_language() -> None:
    """Begin every test in Chinese: a request in English would otherwise be heard in the next test."""
    translation.activate("zh-hans")


@pytest.fixture(autouse=True, scope="session")
def static_files_listed_once() -> Iterator[None]:
    """List the static files once a process: every test client would list them anew before its first request."""
    listed: dict[str, Any] = {}
    list_them = WhiteNoiseMiddleware.add_files_from_finders

    def listed_once(middleware: WhiteNoiseMiddleware) -> None:
        if not listed:
            list_them(middleware)
            listed.update(middleware.files)
        middleware.files = dict(listed)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", listed_once)
        yield


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
    """Give out tests one by one, but those that share the demo, or Spark, to one process: none waits for a second."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(ASK_SPARK):
            return "spark"
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
