import pytest

from support.cases import exit_case


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path


@pytest.fixture
def case():
    """The exit of a household, proposed by its village."""
    return exit_case()
