import json

from huiyin.sampling.draws import Record, Unit

VILLAGES = tuple(Unit(f"{code}", size=code - 100) for code in range(110, 120))
WITHIN = {
    one.key: tuple(Unit(f"{one.key}/{n}", ("poor" if n % 2 else "exited",)) for n in range(one.size))
    for one in VILLAGES
}


def record(seed="2016-09-14"):
    asked = Record(seed, 2, 5, VILLAGES, {})
    return Record(seed, 2, 5, VILLAGES, {one.unit.key: WITHIN[one.unit.key] for one in asked.first()})


def test_whoever_has_the_record_draws_the_same():
    kept = record()
    again = Record.from_json(json.loads(json.dumps(kept.as_json())))
    assert [one.unit.key for one in again.drawn()] == [one.unit.key for one in kept.drawn()]
    assert again.hash == kept.hash
    assert len(kept.drawn()) == 10


def test_another_seed_draws_others():
    draws = {tuple(one.unit.key for one in record(f"{n}").drawn()) for n in range(20)}
    assert len(draws) == 20
