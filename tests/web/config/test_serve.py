import socket
import subprocess
import sys
import time
from threading import Event, Thread

import pytest

from huiyin_web.config.commands.serve import AddressTakenError, check_address, keep_running


def test_a_free_address_is_taken_as_it_is():
    check_address("127.0.0.1", 0)


def test_an_address_where_somebody_listens_is_refused_with_another_to_try():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(AddressTakenError, match=f"Choose another: --port {port + 1}"):
            check_address("127.0.0.1", port)


def lines_of(path, count):
    """Wait until that many processes have said that they started."""
    ends = time.monotonic() + 20
    while time.monotonic() < ends:
        found = path.read_text().splitlines() if path.exists() else []
        if len(found) >= count:
            return found
        time.sleep(0.02)
    return found


def test_a_process_that_dies_is_started_again_until_the_end(tmp_path):
    started, ended = tmp_path / "started", Event()
    script = (
        "import sys, time; path = sys.argv[1]; open(path, 'a').write('x\\n'); "
        "time.sleep(60 if len(open(path).readlines()) == 3 else 0); sys.exit(1)"
    )
    watch = Thread(
        target=keep_running,
        args=(lambda: subprocess.Popen([sys.executable, "-c", script, str(started)]), ended),
        kwargs={"pause": 0.01},
    )
    watch.start()
    assert len(lines_of(started, 3)) == 3
    ended.set()
    watch.join(10)
    assert not watch.is_alive()
    assert len(lines_of(started, 3)) == 3
