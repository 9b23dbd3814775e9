"""A playtest says how far a story still plays it; any playthrough can be written as one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.loading.playtests import read_playtest
from game.problems import Source, printed
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


def playtest_of(text: str, story: Story = TALE) -> Playtest:
    playtest, problems = read_playtest(Source("test.yaml", text), story)
    assert playtest is not None, [printed(problem) for problem in problems]
    return playtest


@given(
    st.builds(Origin, st.integers(0, 999_999_999), REMEMBERED, PAST),
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
