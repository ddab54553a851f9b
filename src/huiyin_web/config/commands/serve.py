"""`huiyin serve`: the web server and the worker, started and stopped together."""

import logging
import os
import socket
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread

from django.conf import settings
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from huiyin.cli.speaking import tell
from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text
from huiyin_web.access.models import User
from huiyin_web.config.commands.preparing import prepare

_THREADS = 4
_LEAVE_SECONDS = 10
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
_LOOK_SECONDS = 0.2
_log = logging.getLogger(__name__)
# A server's process forked while the worker is being started would inherit the end of a pipe for whose closing that
# start waits, and wait for ever: so the one waits for the other.
_FORKING = Lock()
os.register_at_fork(before=_FORKING.acquire, after_in_parent=_FORKING.release, after_in_child=_FORKING.release)
_ADDRESS = Text(
    "Huiyin is at http://{host}:{port}  (Ctrl+C ends it)", "回音平台地址：http://{host}:{port}（按 Ctrl+C 停止）"
)
_NOBODY = Text(
    "Nobody can sign in yet: there is no account. Make the first one in another terminal:\n"
    "  huiyin user USERNAME --role provincial_office --place CODE --data {folder}",
    "平台尚无账号，无人可登录。请在另一终端开设首个账号：\n"
    "  huiyin user 用户名 --role provincial_office --place 区划代码 --data {folder}",
)


class AddressTakenError(HuiyinError):
    """Something else listens there already."""

    code = "ADDRESS_TAKEN"
    template = Text(
        "{host}:{port} cannot be used ({why}); another program may be listening there. Choose another: --port {other}.",
        "无法使用 {host}:{port}（{why}），可能已被其他程序占用。请改用其他端口：--port {other}。",
    )


def run(arguments: Namespace) -> None:
    """Bring the tables up to date, then serve until told to stop."""
    prepare()
    warn_of_nobody()
    serve(arguments.host, arguments.port)


def serve(host: str, port: int) -> None:
    """Serve the installation on one address, with one worker beside it."""
    check_address(host, port)
    tell(_ADDRESS.fill(host=host, port=port))
    sys.stdout.flush()
    # The server's own processes and the worker find their settings as this one did.
    os.environ["DJANGO_SETTINGS_MODULE"] = "huiyin_web.config.settings"
    with worker():
        Granian(
            "huiyin_web.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            blocking_threads=_THREADS,
            log_level=LogLevels.warning,
        ).serve()


def check_address(host: str, port: int) -> None:
    """Insist that the address is free: the server shares a port with whoever listens there, and says nothing.

    Raises:
        AddressTakenError: it is not.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise AddressTakenError(host=host, port=port, why=error.strerror, other=port + 1) from error


def warn_of_nobody() -> None:
    """Say how to make an account where there is none."""
    if not User.objects.exists():
        tell(_NOBODY.fill(folder=settings.HUIYIN_DATA))


@contextmanager
def worker() -> Iterator[None]:
    """Run the worker as a child process, anew if it dies; it leaves by itself if this process is killed."""
    ended = Event()
    watch = Thread(target=keep_running, args=(_start_worker, ended), name="worker-watch", daemon=True)
    watch.start()
    try:
        yield
    finally:
        ended.set()
        watch.join()


def _start_worker() -> subprocess.Popen[bytes]:
    with _FORKING:
        return subprocess.Popen([sys.executable, "-m", "django", "run_jobs", "--with-parent"])


def keep_running(start: Callable[[], subprocess.Popen[bytes]], ended: Event, *, pause: float = _FIRST_PAUSE) -> None:
    """Start a process again whenever it dies, after a pause that doubles while it dies young; end it at the end."""
    following = pause
    while not ended.is_set():
        started = time.monotonic()
        with start() as child:
            while child.poll() is None and not ended.wait(_LOOK_SECONDS):
                pass
            if child.poll() is None:
                _end(child)
                return
        if time.monotonic() - started > _LONGEST_PAUSE:
            following = pause
        if not ended.wait(following):
            _log.warning("the worker ended (%s) and is started again", child.returncode)
        following = min(2 * following, _LONGEST_PAUSE)


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(_LEAVE_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
