"""How the terminal shows long work."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from huiyin.cli.speaking import language
from huiyin.kernel.text import Text

Report = Callable[[float, Text], None]


@contextmanager
def progress(stage: Text) -> Iterator[Report]:
    """Show one bar for one stage on the terminal; a stage that ends in an error leaves no bar behind.

    The report takes a fraction from 0 to 1 and what is being done.
    """
    spoken = language()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(stage.say(spoken), total=1.0)

        def report(fraction: float, doing: Text) -> None:
            bar.update(task, completed=fraction, description=f"{stage.say(spoken)} · {doing.say(spoken)}")

        try:
            yield report
        except BaseException:
            bar.live.transient = True
            raise
        bar.update(task, completed=1.0, description=stage.say(spoken))
