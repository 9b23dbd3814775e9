"""Stories are found by path or by name, read whole, and told in other languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import checks, library
from game.places import story_names
from game.playtests import read_playtests
from game.story.playtest import play
from game.story.playthrough import Playthrough
from tests.tellers import words

DOOR = "story: Door\nscenes:\n  hall:\n    text: A door.\n    choices: [Open it. -> out]\n"
OUT = "scenes:\n  out: {text: Light., ending: waking, title: Morning}\n"


def folder_story(tmp_path: Path) -> Path:
    root = tmp_path / "door"
    for name in ("scenes", "translations", "playtests"):
        (root / name).mkdir(parents=True)
    (root / "story.yaml").write_text(DOOR, encoding="utf-8")
    (root / "scenes" / "out.yaml").write_text(OUT, encoding="utf-8")
    return root


def test_a_folder_is_read_with_all_its_files(tmp_path: Path) -> None:
    root = folder_story(tmp_path)
    (root / "playtests" / "way.yaml").write_text(
        'playtest: The way\nchoices: ["Open it."]\nends: out\nreads: [light]\n', encoding="utf-8"
    )
    reading = library.read(root)
    assert reading.problems == ()
    assert reading.story is not None
    assert (reading.story.name, list(reading.story.scenes)) == ("door", ["hall", "out"])
    (playtest,) = read_playtests(root, reading.story)[0]
    assert checks.problems_at(root) == ()
    assert play(reading.story, playtest).failures == ()


def test_a_playtest_that_does_not_come_true_is_a_problem(tmp_path: Path) -> None:
    root = folder_story(tmp_path)
    (root / "playtests" / "way.yaml").write_text(
        "playtest: The way\nchoices: [wait]\n", encoding="utf-8"
    )
    (problem,) = checks.problems_at(root)
    assert problem.code == "playtest-fails"
    assert "offered: open-it" in problem.message


def test_a_writers_collection_opens_as_a_game(tmp_path: Path) -> None:
    folder_story(tmp_path)
    listing = tmp_path / "collection.yaml"
    listing.write_text("collection: Mine\nstories: [{story: door, label: A door}]\n", "utf-8")
    for asked in (tmp_path, listing):
        game = library.opened(str(asked))
        assert game.collection.title == "Mine"
        assert game.story("door").title == "Door"


def test_the_fingerprint_changes_with_any_edit(tmp_path: Path) -> None:
    root = folder_story(tmp_path)
    before = library.read(root).story
    (root / "scenes" / "out.yaml").write_text(OUT.replace("Light", "Night"), encoding="utf-8")
    after = library.read(root).story
    assert before is not None
    assert after is not None
    assert before.fingerprint != after.fingerprint


def test_a_translation_takes_the_place_of_the_writers_words(tmp_path: Path) -> None:
    root = folder_story(tmp_path)
    (root / "translations" / "de.po").write_text(
        'msgid ""\nmsgstr "Language: de\\n"\n\n#: story.yaml\nmsgid "A door."\nmsgstr ""\n'
        '"Eine "\n"*Tür*."\n\nmsgid "Open it."\nmsgstr "Aufmachen."\n\n'
        '#, fuzzy\nmsgid "Light."\nmsgstr "Licht."\n\nmsgid "Door"\nmsgstr "Die Tür"\n',
        encoding="utf-8",
    )
    reading = library.read(root, "de")
    assert reading.story is not None
    assert (reading.story.title, reading.story.language) == ("Die Tür", "de")
    page = Playthrough(reading.story).page
    assert words(page) == ["Eine Tür."]
    (offer,) = page.offers
    assert (offer.id, offer.text) == ("open-it", "Aufmachen.")  # the id stays the writer's
    assert words(Playthrough(reading.story).take("open-it").page) == ["Light."]
    other = library.read(root, "../../door").story
    assert other is not None
    assert other.title == "Door"


def test_a_mistake_in_a_translation_is_told_at_its_place(tmp_path: Path) -> None:
    root = folder_story(tmp_path)
    (root / "translations" / "de.po").write_text(
        'msgid "A door."\nmsgstr "Eine {tuer}."\n', encoding="utf-8"
    )
    (problem,) = library.read(root, "de").problems
    assert problem.code == "unknown-name"
    assert problem.span.source.name.endswith("de.po")
    assert problem.span.line == 2


@pytest.mark.parametrize("asked", ["mirage", "stories/mirage", "stories/mirage/story.yaml"])
def test_a_story_is_found_by_name_or_path(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library.packaged("stories").parent)
    reading = library.read(library.find_story(asked))
    assert reading.story is not None
    assert reading.story.name == "mirage"


def test_a_story_that_is_not_there_is_said_so_with_what_may_be_meant() -> None:
    with pytest.raises(library.NotFound, match="did you mean `mirage`"):
        library.find_story("mirrage")


def test_the_whole_game_offers_the_mirage_behind_the_mask() -> None:
    game = library.whole_game()
    offered = game.collection.offered(frozenset())
    assert ("mirage", "mask") in [(entry.story, entry.object) for entry in offered]
    assert game.story("mirage").title == "The Mirage"
    assert game.collection.look is not None
    assert game.collection.look.name in game.looks


def test_a_single_story_opens_with_its_first_look() -> None:
    game = library.one_story(library.find_story("mirage"))
    assert [entry.story for entry in game.collection.entries] == ["mirage"]
    assert game.collection.look is not None


def test_a_broken_story_is_not_played(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("story: x\nscenes: {a: {choices: [Go. -> b]}}\n", encoding="utf-8")
    with pytest.raises(library.Unplayable) as refused:
        library.one_story(path)
    assert [problem.code for problem in refused.value.problems] == ["unknown-scene"]


def test_every_shipped_playtest_plays_as_it_says() -> None:
    stories = library.packaged("stories")
    for name in story_names(stories):
        reading = library.read(stories / name)
        assert reading.story is not None, reading.problems
        playtests, problems = read_playtests(stories / name, reading.story)
        assert problems == ()
        for playtest in playtests:
            assert play(reading.story, playtest).failures == (), playtest.name
