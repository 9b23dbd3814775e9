"""A playtest says how far a story still plays it; any playthrough can be written as one."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.library import NotFound
from game.loading.playtests import read_playtest
from game.playtests import moment_of
from game.problems import Source, printed
from game.story.domain import clean_text
from game.story.entrance import entrance
from game.story.model import Story
from game.story.playtest import Playtest, play, replay
from game.story.playthrough import Playthrough
from game.story.recording import recorded
from game.story.rules import Origin, Reached
from tests.tellers import story_of

TALE = story_of(
    """
    story: Tale
    variables:
      nickname: text
      lamp: false
    remember:
      climbs: -3..9 = 0
      mask: worn | fused | no-more
      known: false
    scenes:
      hall:
        text: |
          A hall. {reached(copper): Copper.} {reached(other/gold): Gold.}
          {reached_kind(other/gift): Gift.} {reached_any(other): Other.}
        choices:
          - Wait, and see. -> hall
          - {say: Tell., id: tell, ask: nickname, to: {chance: {left: 1, right: 1}}}
      left: {text: Left., choices: [On. -> hall, Out. -> copper]}
      right: {text: "Right, {nickname}.", choices: [On. -> hall, Out. -> copper]}
      copper: {ending: waking, title: Copper, text: You wake up at four.}
    """
)
PAST = st.frozensets(
    st.sampled_from(
        [
            Reached("tale", "copper", "waking"),
            Reached("other", "gold", ""),
            Reached("other", "", "gift"),
            Reached("other", "", ""),
        ]
    )
)
REMEMBERED = st.fixed_dictionaries(
    {},
    optional={
        "climbs": st.integers(-3, 9),
        "mask": st.sampled_from(["worn", "fused", "no-more"]),
        "known": st.booleans(),
    },
)
TYPED = st.text(max_size=12) | st.sampled_from(["true", "- x", "a: b", "#1", '"', "\\", "7"])


ENTRANCES = st.builds(
    partial(entrance, TALE),
    st.sampled_from(["hall", "left", "right", "copper"]),
    st.fixed_dictionaries({}, optional={"nickname": TYPED.map(clean_text), "lamp": st.booleans()}),
)


def playtest_of(text: str, story: Story = TALE) -> Playtest:
    playtest, problems = read_playtest(Source("test.yaml", text), story)
    assert playtest is not None, [printed(problem) for problem in problems]
    return playtest


@given(
    st.builds(Origin, st.integers(0, 999_999_999), REMEMBERED, PAST, st.none() | ENTRANCES),
    st.lists(st.tuples(st.integers(0, 1), TYPED), max_size=6),
)
def test_a_playthrough_written_as_a_playtest_is_the_same_when_it_is_played(
    origin: Origin, picks: list[tuple[int, str]]
) -> None:
    played = Playthrough(TALE, origin)
    for number, typed in picks:
        offers = played.page.offers
        if offers:
            offer = offers[number % len(offers)]
            played = played.take(offer.id, typed if offer.asks else "")
    text = recorded(played, "A: playtest", ["# of something"])
    playtest = playtest_of(text)
    again = replay(TALE, playtest)
    assert again.failure == ""
    assert again.playthrough.picks == played.picks
    assert again.playthrough.state == played.state
    assert again.playthrough.page == played.page
    assert play(TALE, playtest).failures == ()


def test_where_picks_are_no_longer_offered_the_furthest_moment_is_told() -> None:
    playtest = playtest_of("playtest: Old\nchoices: ['Wait, and see.', fly, tell]\n")
    far = replay(TALE, playtest)
    assert far.playthrough.length == 1
    for words in ("`fly`", "`hall`", "wait-and-see, tell"):
        assert words in far.failure


def test_chance_that_begins_otherwise_than_recorded_opens_at_the_beginning() -> None:
    far = replay(TALE, playtest_of("playtest: Old\nchoices: ['-> right', tell]\n"))
    assert far.playthrough.length == 0 or far.failure == ""
    story = story_of(
        """
        story: Coin
        scenes:
          toss: {text: Up., to: {chance: {heads: 1, tails: 1}}}
          heads: {ending: waking, title: Heads, text: H.}
          tails: {ending: sleep, title: Tails, text: T.}
        """
    )
    far = replay(story, playtest_of("playtest: Old\nchoices: ['-> edge']\n", story))
    assert far.playthrough.ending is not None and "edge" in far.failure


def test_a_transcript_tells_pages_and_picks_in_their_order() -> None:
    playtest = playtest_of("playtest: T\nchoices: [{tell: Mara}, '-> right']\n")
    told = play(TALE, playtest).transcript
    assert told.index("A hall.") < told.index("> Tell. Mara") < told.index("Right, Mara.")


def test_reworded_text_is_told_beside_what_was_expected() -> None:
    text = "playtest: T\nchoices: [tell, '-> left', out]\nreads: ['You wake up at three.']\n"
    (failure,) = play(TALE, playtest_of(text)).failures
    assert "“You wake up at three.” was never shown" in failure
    assert "“You wake up at four.”" in failure


CORRIDOR = """
story: Corridor
variables: {awe: 0..9, mask: bare | worn}
scenes:
  door: {look: wings, text: A door., choices: [In. -> hall]}
  hall: {text: A hall., choices: [On. -> room, Out. -> door]}
  room:
    do: awe += 1
    text: "Awe is {awe}, the mask {mask}. {visits(room) > 1: Again.}"
    choices: [Once more. -> room, Pass. -> passage]
  passage: {text: A passage., to: door}
"""


def test_a_scene_is_entered_with_the_values_that_are_given() -> None:
    story = story_of(CORRIDOR)
    moment = moment_of("room", ["awe=7, mask=worn"], story, seed=3).playthrough
    assert moment.page.text == "Awe is 8, the mask worn."
    assert moment.origin.seed == 3
    assert moment.take("once-more").page.text == "Awe is 9, the mask worn. Again."
    assert moment.back() is None


def test_an_entered_scene_stands_in_the_look_of_the_scenes_before_it() -> None:
    story = story_of(CORRIDOR)
    for scene in ("hall", "room"):
        assert moment_of(scene, [], story, 0).playthrough.page.leaves[0].setting.look == "wings"


def test_a_scene_that_leads_on_by_itself_is_passed() -> None:
    moment = moment_of("passage", [], story_of(CORRIDOR), 0).playthrough
    assert moment.state.scene == "door"
    assert moment.page.text == "A passage.\n\nA door."


@pytest.mark.parametrize(
    ("scene", "given_values", "said"),
    [
        ("rom", "", "no scene called `rom`; did you mean `room`?"),
        ("zzz", "", "no scene called `zzz`; scenes: door, hall, room, passage"),
        ("room", "aw=7", "no variable called `aw`; did you mean `awe`?"),
        ("room", "zzz=7", "no variable called `zzz`; variables: awe, mask"),
        ("room", "awe=12", "`awe` is never `12`; it is a number from 0 to 9"),
        ("room", "mask=wron", "`mask` is never `wron`; did you mean `worn`?"),
        ("room", "mask", "`mask` needs a value; it is bare or worn"),
        ("gone.yaml", "", "there is no playtest at gone.yaml"),
        ("gone.yaml", "awe=1", "says itself what it begins with"),
    ],
)
def test_what_is_not_in_the_story_is_refused_with_what_may_be_meant(
    scene: str, given_values: str, said: str
) -> None:
    with pytest.raises(NotFound) as refused:
        moment_of(scene, [given_values] if given_values else [], story_of(CORRIDOR), 0)
    assert said in str(refused.value)


def test_a_playtest_begins_where_it_says() -> None:
    text = "playtest: In\nat: room\nwith: {awe: 4}\nchoices: []\nexpect: {awe: 5}\n"
    story = story_of(CORRIDOR)
    assert play(story, playtest_of(text, story)).failures == ()


def test_a_playtest_that_begins_nowhere_is_told() -> None:
    text = "playtest: In\nat: rom\nwith: {aw: 4, mask: none}\nchoices: []\n"
    playtest, problems = read_playtest(Source("test.yaml", text), story_of(CORRIDOR))
    assert playtest is None
    assert {p.code for p in problems} == {"unknown-scene", "unknown-name", "bad-expectation"}
