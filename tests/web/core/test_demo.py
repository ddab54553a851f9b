import json

from huiyin_web.core.demo import demo_scale


def test_a_demo_says_at_which_share_its_people_were_made(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path
    (tmp_path / "demo.json").write_text(json.dumps({"scale": 0.1, "complete": True}))
    said = demo_scale()
    assert said is not None
    assert said.en == "Counts of people are those of the province times 0.1; shares are its own."


def test_an_installation_of_an_office_says_nothing(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path / "office"
    assert demo_scale() is None
