from huiyin_web.snapshots import followers


def test_every_follower_hears_of_the_frozen_year(monkeypatch):
    heard = []
    monkeypatch.setattr(followers, "_FOLLOWERS", [])
    followers.register_follower(lambda year, report: heard.append(year))
    followers.register_follower(lambda year, report: heard.append(-year))
    followers.follow(2016, lambda fraction, doing: None)
    assert heard == [2016, -2016]
