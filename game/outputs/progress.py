"""What one sees while a story is walked: states, states a second, places that wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
)
from rich.text import Text

_SILENCE = 0.7
"""After so many seconds without news the exploring is over, and the thinking goes on."""


class Watch:
    """Shows how far the walk is, on one line that vanishes; nothing where nobody looks on."""

    def __init__(self, console: Console, title: str) -> None:
        self.progress = Progress(
            SpinnerColumn("moon" if console.encoding.startswith("utf") else "line"),
            TextColumn("{task.description}", style="bold"),
            _States(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self.task = self.progress.add_task(Text(title).plain, total=None, waiting=0, told=0.0)

    def __enter__(self) -> Watch:
        self.progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.progress.stop()

    def __call__(self, states: int, waiting: int) -> None:
        """Takes note of how many states were seen, and how many places wait."""
        self.progress.update(
            self.task, completed=states, waiting=waiting, told=self.progress.get_time()
        )


@contextmanager
def counted(console: Console, doing: str, total: int) -> Iterator[Callable[[int], None]]:
    """Shows how many of something are done, as one is told; nothing where nobody looks on."""
    shown = (TextColumn("{task.description}", style="bold"), BarColumn(), MofNCompleteColumn())
    hidden = not console.is_terminal
    with Progress(*shown, console=console, transient=True, disable=hidden) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda done: bar.update(task, completed=done)


class _States(ProgressColumn):
    def render(self, task: Task) -> Text:
        if not task.completed:
            return Text("looking around", style="dim")
        told = f"{task.completed:,.0f} states"
        if task.get_time() - task.fields["told"] > _SILENCE:
            return Text(f"{told} · working out what they mean", style="dim")
        told += f" · {rounded(task.speed or 0.0)} a second"
        return Text(f"{told} · {task.fields['waiting']:,} places wait", style="dim")


def rounded(number: float) -> str:
    """A number as one says it: 12,300 as 12,300, but 4,612,345 as 4.6 million."""
    if number >= 1e9:
        return f"{number / 1e9:.1f} billion"
    if number >= 1e6:
        return f"{number / 1e6:.1f} million"
    return f"{number:,.0f}"
