"""A new story plays, teaches and overwrites nothing; the tour shows all that the format knows."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from game import library
from game.checks import problems_at
from game.cli import main
from game.loading import format as story_format
from game.loading.documents import DOCUMENTS, document_of, kind_at
from game.loading.format import COLLECTION, COLLECTION_ENTRY, Key, Shape
from game.loading.layers import PARTS, shape_of
from game.loading.looks import BED, CUE, LAYERS, LOOK, LOOKS_FILE
from game.loading.nodes import Mapping, Node, Scalar, Sequence
from game.loading.report import Report
from game.loading.sounds import SOUND, SOUNDS_FILE
from game.loading.tags import TAGS
from game.loading.written import comments_in, written
from game.loading.yaml_reader import read_yaml
from game.playtests import read_playtests
from game.problems import Source, printed
from game.schema.files import modeline
from game.story.facts import FACTS
from game.story.meaning import Meaning
from game.templates import NotMade, folder_name, make, template_names
from game.tidy.expected import Expected, item_of, value_of
from game.tidy.tidied import tidied
from game.walker.walk import walk
from tests.schema.seen import seen

NAMES = template_names()


@pytest.fixture(params=NAMES)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A new story, of each template."""
    return make(str(tmp_path / "The Night Ferry"), str(request.param))


def files_of(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*.yaml")) if ".schema" not in path.parts]


def test_there_are_templates_for_who_begins_who_learns_and_who_wants_to_see_all() -> None:
    assert NAMES == ("blank", "tour", "tutorial")


# What is made


def test_a_new_story_has_no_problems_and_a_playtest_that_comes_true(made: Path) -> None:
    assert [printed(problem) for problem in problems_at(made)] == []
    story = library.read(made).story
    assert story is not None
    assert read_playtests(made, story)[0]


def test_a_walk_through_a_new_story_finds_nothing_wrong(made: Path) -> None:
    story = library.read(made).story
    assert story is not None
    walked = walk(story)
    assert walked.complete
    assert [finding.problem.message for finding in walked.findings] == []


def test_a_new_story_bears_its_name_and_an_ifid_that_no_other_has(tmp_path: Path) -> None:
    stories = [library.read(make(str(tmp_path / name), "tour")).story for name in ("a", "b")]
    assert [story.title for story in stories if story] == ["A", "B"]
    assert len({story.ifid for story in stories if story}) == 2


def test_every_file_of_a_new_story_teaches_is_laid_out_and_names_its_schema(made: Path) -> None:
    assert files_of(made)
    for path in files_of(made):
        text, kind = path.read_text(encoding="utf-8"), kind_at(path.as_posix())
        first, _, rest = text.partition("\n")
        assert first == modeline(kind)
        schema = json.loads((path.parent / first.partition("$schema=")[2]).read_text("utf-8"))
        assert list(Draft7Validator(schema).iter_errors(seen(text))) == []
        assert tidied(Source(path.name, text)) == (text, ())
        if kind != "scenes":
            assert list(comments_in(written(rest)))


# Names


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_name_makes_a_story_called_so_in_a_folder_of_its_own_or_is_refused(
    tmp_path: Path, name: str
) -> None:
    here = tmp_path / str(len(os.listdir(tmp_path)))  # noqa: PTH208
    here.mkdir()
    try:
        folder = make(f"{here}/{name.replace('/', ' ')}", "blank")
    except NotMade:
        assert list(here.iterdir()) == []
        return
    assert folder.parent == here
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", folder.name)
    reading = library.read(folder)
    assert [printed(problem) for problem in reading.problems] == []
    text = (folder / "story.yaml").read_text(encoding="utf-8")
    assert tidied(Source("story.yaml", text)) == (text, ())


@pytest.mark.parametrize(
    ("asked", "title", "folder"),
    [
        ("The Night Ferry", "The Night Ferry", "the-night-ferry"),
        ("night_ferry", "Night ferry", "night-ferry"),
        ("ferry.yaml", "Ferry", "ferry"),
        ('It\'s "late": 12', "It’s “late”: 12", "its-late-12"),
        ("Die Fähre", "Die Fähre", "die-fähre"),
        ("夜の船", "夜の船", "夜の船"),
        ("con", "Con", "con-story"),
        ("No", "No", "no"),
        ("# 5", "# 5", "5"),
        ("  two \t spaces ", "two spaces", "two-spaces"),
    ],
)
def test_a_name_becomes_a_title_and_a_safe_folder(
    asked: str, title: str, folder: str, tmp_path: Path
) -> None:
    made = make(str(tmp_path / asked), "blank")
    story = library.read(made).story
    assert story is not None
    assert (story.title, made.name) == (title, folder)


def test_the_folder_of_a_long_title_has_a_short_name() -> None:
    assert len(folder_name("ferry " * 20)) <= 60
    assert len(folder_name("f" * 100)) <= 60


# The command


def test_the_command_says_what_to_type_next_and_that_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "The Night Ferry"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Made the-night-ferry (a folder's name: small, with hyphens), a story")
    assert "  sleepwalk play the-night-ferry --watch\n" in told
    command = told.strip().rpartition(": sleepwalk ")[2].split()
    assert main(command) == 0
    assert "No problems." in capsys.readouterr().out


def test_nothing_is_ever_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ferry").mkdir()
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for name in ("ferry", "file"):
        assert main(["new", str(tmp_path / name)]) == 2
        assert "already; take another name" in capsys.readouterr().err
    assert list((tmp_path / "ferry").iterdir()) == []
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["!!!"], "has no letters in it"),
        (["nowhere/ferry"], "there is no folder nowhere"),
        (["ferry", "--from", "tutoriall"], "did you mean `tutorial`?"),
        (["f" * 121], "at most 120 characters"),
    ],
)
def test_what_cannot_be_made_is_refused_with_a_reason(
    arguments: list[str],
    answer: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", *arguments]) == 2
    assert answer in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_story_that_could_not_be_made_whole_is_taken_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(28, "no space is left")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(NotMade, match="no space is left"):
        make(str(tmp_path / "ferry"), "blank")
    assert list(tmp_path.iterdir()) == []


# The tour


def shapes() -> list[Shape]:
    """Every shape of the format that a single story can have."""
    of_stories = [each for each in vars(story_format).values() if isinstance(each, Shape)]
    parts = [shape_of(part, what) for part, what in PARTS.values()]
    assert isinstance(BED.said, Shape)
    others = [SOUNDS_FILE, SOUND, LOOKS_FILE, LOOK, CUE, BED.said, *parts]
    return [s for s in [*of_stories, *others] if s not in (COLLECTION, COLLECTION_ENTRY)]


def tour() -> Path:
    return library.packaged("assets") / "templates" / "tour"


def said_in(node: Node, expected: Expected) -> Iterator[tuple[str, str]]:
    """Every key in a file, behind what it is a key of."""
    if isinstance(expected, Key) and isinstance(expected.of, Meaning):
        part = PARTS.get(expected.of.kind)
        expected = shape_of(*part) if part else expected
    match node:
        case Sequence(items=items):
            for item in items:
                is_part = isinstance(expected, Shape)
                yield from said_in(item, expected if is_part else item_of(expected))
        case Mapping(entries=entries):
            for key, value in entries:
                yield _owner(expected), key.value
                yield from said_in(value, value_of(expected, key.value))
        case Scalar():
            yield _owner(expected), ""


def _owner(expected: Expected) -> str:
    match expected:
        case Key(kind="prose"):
            return story_format.TEXT_BLOCK.what
        case Key(kind="destination"):
            return story_format.CHANCE.what
        case Key(kind="part", of=Shape() as shape):
            return shape.what
        case Key():
            return expected.name
    return getattr(expected, "what", "")


def keys_of_the_tour() -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for path in files_of(tour()):
        root = read_yaml(Source(path.name, path.read_text(encoding="utf-8")), Report())
        assert root is not None
        found |= set(said_in(root, DOCUMENTS[document_of(root)]))
    return found


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.what)
def test_the_tour_has_every_key_of_the_format(shape: Shape) -> None:
    shown = {key for what, key in keys_of_the_tour() if what == shape.what}
    assert set(shape.names) - shown == set()


def test_the_tour_has_every_kind_of_layer_and_a_choice_in_one_line() -> None:
    shown = keys_of_the_tour()
    layers = {key for what, key in shown if what == "a layer"}
    alone = {what for what, key in shown if not key}
    assert set(LAYERS) - layers == set()
    assert {"a choice", "a bed"} <= alone


def texts() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in files_of(tour()))


@pytest.mark.parametrize("tag", TAGS)
def test_the_tour_has_every_tag_of_a_text(tag: str) -> None:
    assert re.search(rf"\[{tag}[ \]]", texts())


@pytest.mark.parametrize("fact", FACTS)
def test_the_tour_asks_for_every_fact(fact: str) -> None:
    assert re.search(rf"\b{fact}\(", texts())


@pytest.mark.parametrize(
    "form",
    [r"\n *\*\*\*\n", r" \*[a-z]+\*", r"\*\*[a-z ]+\*\*", r"\{&", r"\{!", r"\{~", r"\{[A-Z].*\|",
     r"\{\w+ == \d: ", r"\\\[", r"\{guest\}", r"\band\b", r"\bor\b", r"\bnot\b", r" in \[",
     r" if .* else ", r"min\(", r"max\(", r"abs\(", r" // | / ", r" % ", r" \* ", r"\+=", r"-=",
     r"reached\(mirage/copper\)", r" --", r"\.\.\.\n", r"- -> \w+\n", r"- [\w-]+: Mara\n",
     r"return"],
)  # fmt: skip
def test_the_tour_has_every_form_of_texts_conditions_and_effects(form: str) -> None:
    assert re.search(form, texts())


def test_the_tour_is_translated_in_parts_and_the_words_of_the_catalogue_are_its_own() -> None:
    german = library.read(tour(), "de").story
    assert german is not None
    endings = {ending.name: ending.title for ending in german.endings}
    assert endings["morning"] == "Trocken"
    catalogue = (tour() / "translations" / "de.po").read_text(encoding="utf-8")
    for original in re.findall(r'^msgid "(.+)"$', catalogue, re.M):
        assert original in texts()
