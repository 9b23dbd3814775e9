"""Work that is spread comes to the same: over processes, and over the workers of a scheduler."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import active_children
from pathlib import Path
from xml.etree import ElementTree as Xml

import numpy as np
import pytest

from game import library
from game.cli import main
from game.story.persona import Persona
from game.walker import sampling
from game.walker.cluster import NoCluster, cluster
from game.walker.samples import Job, Order, Sample, sampled
from game.walker.work import Run
from game.walker.workers import processes

ROOT = Path(__file__).parent.parent.parent
KIND = Persona("Kind", words={"give": 3.0, "hold": 2.0}, lowers={"hunger": 1.5})
ORDERS = [
    Order(40_001, 7),
    Order(30_000, 8, KIND),
    Order(26_000, 9, least_used=True),
]
needs_distributed = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None,
    reason="dask.distributed is not installed: pip install -e '.[cluster]'",
)


def sample(order: Order, run: Run | None = None) -> Sample:
    reading = library.read(ROOT / "stories" / "mirage")
    assert reading.story is not None and reading.parcel is not None
    return sampled(Job(reading.parcel, order), reading.story, run)


def figures(of: Sample) -> list[object]:
    return [np.asarray(getattr(of.tally, name)).tolist() for name in type(of.tally).__slots__]


@pytest.fixture(scope="module")
def alone() -> dict[int, list[object]]:
    """What each order comes to in one process."""
    return {order.seed: figures(sample(order)) for order in ORDERS}


@pytest.mark.parametrize("order", ORDERS, ids=["random", "persona", "least-used"])
def test_two_processes_find_what_one_finds(order: Order, alone: dict[int, list[object]]) -> None:
    assert len(sampling.blocks_of(course(), order.playthroughs, order.seed)) > 1
    assert figures(sample(order, processes(2))) == alone[order.seed]


def course() -> sampling.Course:
    from game.walker.course import course_of
    from game.walker.ways import map_of

    story = library.read(ROOT / "stories" / "mirage").story
    assert story is not None
    return course_of(map_of(story))


def test_progress_is_told_after_each_part() -> None:
    reading = library.read(ROOT / "stories" / "house_lights")
    assert reading.story is not None and reading.parcel is not None
    told: list[int] = []
    sampled(Job(reading.parcel, Order(60_000)), reading.story, None, told.append)
    assert told == [25_000, 50_000, 60_000]


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C reaches other programs in another way")
@pytest.mark.parametrize("whole_group", [True, False], ids=["terminal", "kill"])
def test_ctrl_c_ends_all_processes_without_a_traceback(whole_group: bool) -> None:
    command = [sys.executable, "-m", "game", "walk", "stories/mirage"]
    running = subprocess.Popen(
        [*command, "--random", "50000000", "--jobs", "2"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_listen_to_ctrl_c,  # noqa: PLW1509 - this process has no other threads
    )
    try:
        children = _children(running.pid)
        if whole_group:
            os.killpg(running.pid, signal.SIGINT)
        else:
            os.kill(running.pid, signal.SIGINT)
        told = running.communicate(timeout=60)
    finally:
        if running.poll() is None:
            running.kill()
            running.communicate()
    assert (running.returncode, *told) == (130, b"", b"")
    deadline = time.monotonic() + 20
    while left := [child for child in children if _lives(child)]:
        assert time.monotonic() < deadline, left
        time.sleep(0.1)


def _listen_to_ctrl_c() -> None:
    """A shell lets what it begins in the background not hear it, nor what that begins."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Sleep:
    """Work that takes so many seconds."""

    def begun(self) -> Callable[[float], None]:
        return time.sleep


def test_ctrl_c_waits_for_no_part_that_has_begun() -> None:
    begin = time.monotonic()
    with pytest.raises(KeyboardInterrupt), processes(2)(Sleep()) as do:
        results = do([0.0, 600.0, 600.0])
        next(results)
        raise KeyboardInterrupt
    assert not active_children() and time.monotonic() - begin < 500


def _lives(process: str) -> bool:
    """Whether a process runs; one that has ended may be listed until somebody asks for it."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def _children(parent: int) -> list[str]:
    """The processes that play along, once there are two that have begun to work."""
    if not Path("/proc/self/stat").exists():
        time.sleep(5)
        return []
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = [p.parent.name for p in Path("/proc").glob("[0-9]*/stat") if _parent(p) == parent]
        if len(found) >= 3 and sum(_worked(child) for child in found) >= 2:  # one keeps resources
            return found
        time.sleep(0.1)
    pytest.fail("no processes were begun")


def _parent(stat: Path) -> int:
    try:
        return int(stat.read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _worked(process: str) -> bool:
    """Whether a process has used a second of a processor's time."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return int(fields[11]) > os.sysconf("SC_CLK_TCK")


# A real scheduler with two workers, each a process of its own, on this machine


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("cluster")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    host, port = re.fullmatch(r"tcp://(.*):(\d+)", address).groups()  # type: ignore[union-attr]
    shared = ["--host", host, "--dashboard-address", "127.0.0.1:0"]
    commands = [["distributed.cli.dask_scheduler", "--port", port, *shared]]
    for name in ("one", "two"):
        command = ["distributed.cli.dask_worker", address, "--name", name, *shared]
        command += ["--nthreads", "1", "--no-nanny", "--local-directory", str(folder)]
        commands.append(command)
    started = [_begun(command, folder / f"{n}.log") for n, command in enumerate(commands)]
    try:
        _wait_for_workers(address, 2)
        yield address
    finally:
        for process in started:
            process.kill()
            process.wait(30)


def _begun(command: list[str], log: Path) -> subprocess.Popen[bytes]:
    """A module that runs as a program of its own; what it says goes to a file."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with log.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, "-m", *command], env=environment, stdout=out, stderr=out
        )


def _wait_for_workers(address: str, count: int) -> None:
    from distributed import Client

    deadline = time.monotonic() + 60
    while True:
        try:
            with Client(address, timeout=5, set_as_default=False) as client:
                client.wait_for_workers(count, timeout=60)
                return
        except OSError:
            if time.monotonic() > deadline:
                raise


@needs_distributed
@pytest.mark.parametrize("order", ORDERS, ids=["random", "persona", "least-used"])
def test_a_cluster_of_two_finds_what_one_process_finds(
    order: Order, alone: dict[int, list[object]], scheduler: str
) -> None:
    assert figures(sample(order, cluster(scheduler))) == alone[order.seed]


@needs_distributed
def test_the_command_plays_on_a_cluster(scheduler: str) -> None:
    command = [sys.executable, "-m", "game", "walk", "stories/house_lights", "--random", "60000"]
    outputs = [
        subprocess.run(
            [*command, "--json", "-", *where],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        for where in ([], ["--cluster", scheduler], ["--jobs", "2"])
    ]
    assert outputs[0].stdout == outputs[1].stdout == outputs[2].stdout
    assert [done.stderr for done in outputs] == [b"", b"", b""]


FORMS = ("json", "junit", "sarif", "lcov")


TWO = ("two-traps-in-one-scene", "choices-in-a-loop")


def walked_to(folder: Path, *where: str, names: Sequence[str] = TWO) -> list[str]:
    """What a walk of stories with mistakes writes, and the reports without their times."""
    found = Path(__file__).parent / "found"
    stories = [found / f"{name}.yaml" for name in names]
    folder.mkdir()
    command = [sys.executable, "-m", "game", "walk", *map(str, stories), *where]
    command += ["--playtests", str(folder / "tests")]
    for form in FORMS:
        command += [f"--{form}", str(folder / form)]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    written = [
        file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*")) if file.is_file()
    ]
    return [re.sub(r" in [0-9.]+ s", "", done.stdout), *written]


def test_stories_are_walked_side_by_side_with_the_same_result(tmp_path: Path) -> None:
    alone = walked_to(tmp_path / "alone")
    assert walked_to(tmp_path / "two", "--jobs", "2") == alone
    assert "2 stories: " in alone[0]
    values = json.loads((tmp_path / "alone" / "json").read_text(encoding="utf-8"))
    assert [each["story"] for each in values] == ["two-traps-in-one-scene", "choices-in-a-loop"]
    suites = Xml.parse(tmp_path / "alone" / "junit").getroot()
    assert {suite.get("name", "").partition(":")[0] for suite in suites} == {
        each["story"] for each in values
    }
    assert len(json.loads((tmp_path / "alone" / "sarif").read_text(encoding="utf-8"))["runs"]) == 2


@needs_distributed
def test_a_cluster_walks_stories_with_the_same_result(tmp_path: Path, scheduler: str) -> None:
    assert walked_to(tmp_path / "two", "--cluster", scheduler) == walked_to(tmp_path / "alone")


def test_parts_of_one_walk_are_done_side_by_side_with_the_same_result(tmp_path: Path) -> None:
    alone = walked_to(tmp_path / "alone", names=TWO[:1])
    assert walked_to(tmp_path / "two", "--jobs", "2", names=TWO[:1]) == alone


@needs_distributed
def test_a_cluster_does_parts_of_one_walk_with_the_same_result(
    tmp_path: Path, scheduler: str
) -> None:
    alone = walked_to(tmp_path / "alone", names=TWO[:1])
    assert walked_to(tmp_path / "two", "--cluster", scheduler, names=TWO[:1]) == alone


def test_what_is_of_one_story_is_refused_for_several(capsys: pytest.CaptureFixture[str]) -> None:
    stories = ["house_lights", "summit"]
    for asked in (["--random", "10"], ["--html", "map.html"], ["--saves", "home"]):
        assert main(["walk", *stories, *asked]) == 2
        assert f"{asked[0]} is for one story, and these are 2" in capsys.readouterr().err


@needs_distributed
def test_where_no_scheduler_answers_it_is_said_how_to_start_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("game.walker.cluster._SECONDS_TO_CONNECT", 1)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(NoCluster, match="dask scheduler"):
            sample(ORDERS[0], cluster(address))


def test_without_distributed_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoCluster, match=r"pip install 'sleepwalk\[cluster\]'"):
        sample(ORDERS[0], cluster("tcp://127.0.0.1:8786"))
