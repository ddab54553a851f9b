from huiyin.figures import theme


def test_every_chart_shares_the_quiet_look():
    config = theme.theme()
    assert config["view"] == {"stroke": None}
    assert (config["axis"]["ticks"], config["axis"]["domain"]) == (False, False)
    assert (config["axis"]["gridColor"], config["axis"]["labelColor"]) == ("#e4e1da", "#66707a")
    assert config["font"].split(", ")[:3] == ["Inter", "PingFang SC", "Microsoft YaHei"]


def test_nobody_can_change_the_theme_for_others():
    theme.theme()["axis"]["ticks"] = True
    assert theme.theme()["axis"]["ticks"] is False
