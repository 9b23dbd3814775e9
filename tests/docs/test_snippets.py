"""The pages keep their word: their stories load, their messages are true, their links lead on."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path

import pytest

from game import checks, library, terminal
from game.cli import main
from game.loading import format as story_format
from game.loading.format import Shape
from game.problems import printed
from game.story.playthrough import Playthrough
from tests.docs.fences import FENCE, PAGES, ROOT, Snippet, snippets

_KINDS = ("yaml", "yaml fragment", "yaml looks")
_LINK = re.compile(r"\]\((?P<target>[^)#\s]+)(?:#[^)]*)?\)")
_FILE = re.compile(r"yaml (?P<path>[\w-]+/\S+)")


def _short(value: object) -> str:
    return value.name if isinstance(value, Path) else str(value)


def whole_stories() -> list[Snippet]:
    """Blocks that are a story of one file."""
    found = [snippet for page in PAGES for snippet in snippets(page) if snippet.info == "yaml"]
    return [snippet for snippet in found if snippet.text.startswith("story:")]


def wrong_stories() -> list[tuple[Snippet, Snippet]]:
    """Blocks with a mistake (`yaml wrong FILE`), each with the block after it: what is said."""
    pairs = [pair for page in PAGES for pair in pairwise(snippets(page))]
    return [pair for pair in pairs if pair[0].info.startswith("yaml wrong ")]


def folders() -> list[tuple[Path, str]]:
    """Stories told over several blocks (`yaml FOLDER/FILE`): the page and the folder's name.

    Personas, which go beside any story, are read in `tests/walker/test_personas.py`.
    """
    names: dict[tuple[Path, str], None] = {}
    for page in PAGES:
        for snippet in snippets(page):
            if match := _FILE.fullmatch(snippet.info):
                names[page, match["path"].split("/")[0]] = None
    return [(page, name) for page, name in names if name != "personas"]


def read(snippet: Snippet, folder: Path) -> library.Reading:
    path = folder / "story-of-a-page.yaml"
    path.write_text(snippet.text, encoding="utf-8")
    return library.read(path)


@pytest.mark.parametrize("snippet", whole_stories(), ids=str)
def test_a_whole_story_of_a_page_has_no_problems(snippet: Snippet, tmp_path: Path) -> None:
    assert [printed(problem) for problem in read(snippet, tmp_path).problems] == []


@pytest.mark.parametrize(("snippet", "answer"), wrong_stories(), ids=str)
def test_a_wrong_story_of_a_page_is_answered_in_the_words_that_follow_it(
    snippet: Snippet, answer: Snippet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path(snippet.info.removeprefix("yaml wrong "))
    path.write_text(snippet.text, encoding="utf-8")
    said = [printed(problem) for problem in library.read(path).problems]
    assert "\n\n".join(said) + "\n" == answer.text


@pytest.mark.parametrize(("page", "name"), folders(), ids=_short)
def test_a_folder_of_a_page_has_no_problems_and_its_playtests_come_true(
    page: Path, name: str, tmp_path: Path
) -> None:
    story = write_folder(page, name, tmp_path)
    assert [printed(problem) for problem in checks.problems_at(story)] == []
    told = [each for each in snippets(page) if each.info.startswith(f"yaml {name}/playtests/")]
    assert len(list(story.glob("playtests/*.yaml"))) == len(told)


def write_folder(page: Path, name: str, folder: Path) -> Path:
    """Writes a story of a folder as its page tells it; gives the story's folder."""
    for snippet in snippets(page):
        match = _FILE.fullmatch(snippet.info)
        if match and match["path"].startswith(f"{name}/"):
            path = folder / match["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(snippet.text, encoding="utf-8")
    return folder / name


def test_every_block_of_yaml_says_what_it_is() -> None:
    for page in PAGES:
        for snippet in snippets(page):
            if snippet.info.startswith("yaml"):
                known = snippet.info in _KINDS or _FILE.fullmatch(snippet.info)
                assert known or snippet.info.startswith("yaml wrong "), snippet
            if snippet.info == "yaml":
                assert snippet.text.startswith("story:"), snippet


def test_what_the_guide_shows_of_the_terminal_is_what_the_terminal_shows(tmp_path: Path) -> None:
    guide = snippets(ROOT / "docs" / "writing.md")
    first = next(snippet for snippet in guide if snippet.info == "yaml")
    shown = next(snippet for snippet in guide if snippet.info == "text")
    story = read(first, tmp_path).story
    assert story is not None
    output = io.StringIO()
    terminal.play(Playthrough(story), io.StringIO(), output)
    assert output.getvalue().rstrip("\n") == shown.text.rstrip("\n")


GUIDE = ROOT / "docs" / "writing.md"


def the_ferry_in_one_file() -> Snippet:
    """The longest whole story of the guide."""
    guide = [snippet for snippet in whole_stories() if snippet.page == GUIDE]
    return max(guide, key=lambda snippet: len(snippet.text))


def test_what_the_guide_shows_of_the_walk_is_what_the_walk_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ferry.yaml").write_text(the_ferry_in_one_file().text, encoding="utf-8")
    assert main(["walk", "ferry.yaml"]) == 0
    (shown,) = [each for each in snippets(GUIDE) if "text-never-shown" in each.text]
    assert shown.text in capsys.readouterr().out


def test_the_ferry_that_is_published_is_free_of_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = write_folder(GUIDE, "ferry", tmp_path)
    assert main(["walk", str(story)]) == 0
    assert "Nothing is wrong." in capsys.readouterr().out


def test_the_ferry_that_is_published_is_the_one_that_was_written_with_what_was_changed(
    tmp_path: Path,
) -> None:
    published = (write_folder(GUIDE, "ferry", tmp_path) / "story.yaml").read_text("utf-8")
    for told, before in (
        ("    look: {harbour: {lantern: 0 if lantern else 1}}\n", ""),
        ("        id: comfort\n", ""),
        ("chosen(comfort)", "visits(cabin) > 1"),
    ):
        assert published.count(told) == 1
        published = published.replace(told, before)
    written = the_ferry_in_one_file().text
    assert published.partition("variables:")[2] == written.partition("variables:")[2]


def the_ferry(folder: Path) -> Playthrough:
    """The guide's story: the longest of its whole ones."""
    story = read(the_ferry_in_one_file(), folder).story
    assert story is not None
    return Playthrough(story)


def test_the_story_of_the_guide_has_all_that_the_guide_promises(tmp_path: Path) -> None:
    story = the_ferry(tmp_path).story
    choices = [choice for scene in story.scenes.values() for choice in scene.choices]
    assert len(story.scenes) == 6
    assert len(story.endings) == 2
    assert any(choice.locked for choice in choices)
    assert any(choice.after_seconds for choice in choices)


def test_the_locked_door_of_the_guide_opens(tmp_path: Path) -> None:
    playthrough = the_ferry(tmp_path)
    for pick in ("take-the-lantern-from-its-hook", "go-aboard"):
        playthrough = playthrough.take(pick)
    locked = [offer.id for offer in playthrough.page.offers if not offer.open]
    assert locked == ["climb-to-the-bridge"]
    for pick in ("go-below", "tell-her-that-it-is-not-far", "go-up-again", *locked):
        playthrough = playthrough.take(pick)
    playthrough = playthrough.take("steer-towards-it")
    assert playthrough.ending is not None
    assert playthrough.ending.title == "The Other Shore"
    assert "does not look back" in playthrough.page.text


def test_the_timed_choice_of_the_guide_leads_home(tmp_path: Path) -> None:
    playthrough = the_ferry(tmp_path)
    for pick in ("go-aboard", "go-below", "after"):
        playthrough = playthrough.take(pick)
    assert playthrough.ending is not None
    assert playthrough.ending.title == "The Same Harbour"


def shapes() -> list[Shape]:
    return [value for value in vars(story_format).values() if isinstance(value, Shape)]


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.what)
def test_the_reference_tells_of_every_key_of_the_format(shape: Shape) -> None:
    reference = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([\w-]+):?`", reference))
    assert set(shape.names) - told == set()


def links() -> list[tuple[Path, str]]:
    """Each relative link of each page, once."""
    found = [
        (page, match["target"])
        for page in PAGES
        for match in _LINK.finditer(FENCE.sub("", page.read_text(encoding="utf-8")))
        if "://" not in match["target"]
    ]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(("page", "target"), links(), ids=_short)
def test_every_link_of_a_page_leads_somewhere(page: Path, target: str) -> None:
    path = (page.parent / target).resolve()
    assert path.exists()
