import pytest

from huiyin.figures.runtime import RUNTIME_VERSION, runtime_js


@pytest.mark.slow
def test_the_script_is_one_module_that_imports_nothing_and_starts_our_figures():
    script = runtime_js()
    assert "[data-figure]" in script
    assert "export{embed as embed}" in script
    assert "import " not in script.split("export{")[0].replace("import(", "")[-2000:]
    assert 'from"http' not in script


def test_its_version_is_short_enough_for_an_address():
    assert len(RUNTIME_VERSION) == 16
    assert int(RUNTIME_VERSION, 16)
