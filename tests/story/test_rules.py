"""What a story means: scenes, choices, destinations, visits, chance, time."""

from __future__ import annotations

import pytest

from game.story.pages import Page
from game.story.playthrough import NotOffered, Pick, Playthrough, replay
from game.story.rules import Origin, Reached
from tests.tellers import offers, played, story_of, words

DOOR = """
story: The Door
scenes:
  hall:
    text: |
      A hall. One door.
    choices:
      - Open it. -> morning
      - Wait. -> hall
  morning:
    ending: waking
    title: Morning
    text: Light.
"""


def test_a_story_begins_at_its_first_scene_and_ends_at_an_ending() -> None:
    story = story_of(DOOR)
    beginning = Playthrough(story)
    assert words(beginning.page) == ["A hall. One door."]
    assert offers(beginning.page) == ["open-it", "wait"]
    end = beginning.take("wait").take("open-it")
    assert end.ending is not None
    assert (end.ending.name, end.ending.kind, end.ending.title) == ("morning", "waking", "Morning")
    assert offers(end.page) == []
    assert not end.page.is_dead_end
    assert end.reached == Reached("tale", "morning", "waking")


def test_a_choice_that_is_not_offered_is_refused_with_the_way_so_far() -> None:
    story = story_of(DOOR)
    with pytest.raises(NotOffered) as refused:
        replay(story, ["wait", "fly"])
    assert refused.value.picks_done == 1
    assert refused.value.reached.picks == (Pick("wait"),)


def test_numbers_stop_at_their_bounds_and_effects_apply_in_order() -> None:
    story = story_of(
        """
        story: T
        variables: {awe: 0..3, calm: -2..2 = 1, named: false, mask: "offered | worn"}
        scenes:
          a:
            text: "{awe} {calm} {mask}"
            choices:
              - {say: Up., do: [awe += 2, calm -= awe], to: a}
              - {say: Swap., do: [named = not named, "mask = worn if named else offered"], to: a}
              - Out. -> b
          b: {ending: end, title: E, text: x}
        """
    )
    assert words(played(story, "up").page) == ["2 -1 offered"]
    assert words(played(story, "up", "up").page) == ["3 -2 offered"]
    assert words(played(story, "swap").page) == ["0 1 worn"]
    assert words(played(story, "swap", "swap").page) == ["0 1 offered"]


def test_conditions_hide_choices_lock_them_and_let_them_be_taken_once() -> None:
    story = story_of(
        """
        story: T
        variables: {awe: 0..3}
        scenes:
          a:
            text: x
            choices:
              - {say: Grow., do: awe += 1, to: a}
              - {say: Fly., if: awe >= 2, locked: You are *too heavy*., to: b}
              - {say: Ask., once: true, to: a}
              - {say: Hide., if: awe == 1, to: b}
          b: {ending: end, title: E, text: x}
        """
    )
    first = Playthrough(story).page
    assert [(o.id, o.open, o.text) for o in first.offers] == [
        ("grow", True, "Grow."), ("fly", False, "You are too heavy."), ("ask", True, "Ask."),
    ]  # fmt: skip
    assert offers(played(story, "grow").page) == ["grow", "ask", "hide"]
    assert offers(played(story, "grow", "grow", "ask").page) == ["grow", "fly"]


def test_visits_seen_and_chosen_are_remembered_because_something_asks() -> None:
    story = story_of(
        """
        story: T
        scenes:
          a:
            text: "{visits(a)} {seen(b): been there | not yet}{chosen(go-on): , chosen}"
            choices:
              - {say: Go on., if: visits(a) < 3, to: b}
              - Out. -> c
          b: {text: b, to: a}
          c: {ending: end, title: E, text: x}
        """
    )
    assert words(Playthrough(story).page) == ["1 not yet"]
    assert words(played(story, "go-on").page) == ["b", "2 been there, chosen"]
    assert offers(played(story, "go-on", "go-on").page) == ["out"]


def test_a_list_of_destinations_is_tried_from_the_top() -> None:
    story = story_of(
        """
        story: T
        variables: {awe: 0..9}
        scenes:
          a:
            text: x
            choices:
              - {say: Up., do: awe += 4, to: a}
              - say: Go.
                to:
                  - awe >= 8 -> rapture
                  - awe >= 4 -> copper
                  - silence
          rapture: {ending: finale, title: R, text: x}
          copper: {ending: waking, title: C, text: x}
          silence: {ending: waking, title: S, text: x}
        """
    )
    ends = [played(story, *["up"] * count, "go").state.scene for count in range(3)]
    assert ends == ["silence", "copper", "rapture"]


def test_visits_come_back_and_nest() -> None:
    story = story_of(
        """
        story: T
        scenes:
          stair:
            text: stair
            choices:
              - {say: Remember., visit: snow, to: landing}
              - Out. -> end
          snow:
            text: snow
            visit: dream
            choices: [Look up. -> return]
          dream: {text: dream, to: return}
          landing: {text: landing, to: stair}
          end: {ending: end, title: E, text: x}
        """
    )
    inside = played(story, "remember")
    assert words(inside.page) == ["snow", "dream"]
    assert offers(inside.page) == ["look-up"]
    assert words(inside.take("look-up").page) == ["landing", "stair"]
    assert inside.take("look-up").state.errands == ()


def test_chance_is_decided_by_the_seed_recorded_and_replayed() -> None:
    story = story_of(
        """
        story: T
        scenes:
          a:
            text: x
            choices:
              - {say: Fall., to: {chance: {deep: 3, shallow: 1}}}
          deep: {ending: end, title: D, text: x}
          shallow: {ending: end, title: S, text: x}
        """
    )
    ends = [played(story, "fall", seed=seed).state.scene for seed in range(400)]
    assert 240 < ends.count("deep") < 360
    for seed in range(5):
        fallen = played(story, "fall", seed=seed)
        assert fallen.picks == (Pick("fall"), Pick(f"-> {fallen.state.scene}"))
        assert replay(story, fallen.picks, Origin(seed=99)).state == fallen.state
        assert replay(story, ["fall"], Origin(seed=seed)).state == fallen.state


def test_what_the_player_types_is_kept_clean_shown_and_short() -> None:
    story = story_of(
        """
        story: T
        variables: {nickname: text}
        scenes:
          a:
            text: x
            choices: [{say: Tell., ask: nickname, to: b}]
          b: {ending: end, title: E, text: "Hello, {nickname}."}
        """
    )
    asked = Playthrough(story)
    assert asked.page.offers[0].asks
    assert words(asked.take("tell", "  Mara\n {awe} *x* ").page) == ["Hello, Mara {awe} *x*."]
    assert words(asked.take("tell", "x" * 99).page) == [f"Hello, {'x' * 40}."]
    assert words(asked.take("tell", "").page) == ["Hello, ."]


def test_a_timed_choice_carries_its_seconds_to_the_page() -> None:
    story = story_of(
        """
        story: T
        scenes:
          a:
            text: x
            choices:
              - Wait. -> a
              - {after: 2.5, to: b}
          b: {ending: end, title: E, text: x}
        """
    )
    timed = Playthrough(story).page.offers[1]
    assert (timed.id, timed.words, timed.after_seconds) == ("after", (), 2.5)
    assert played(story, "after").state.scene == "b"


def test_a_dead_end_and_an_endless_loop_leave_the_player_standing() -> None:
    dead = story_of("story: T\nscenes:\n  a: {text: x, choices: [{say: Go., if: seen(b), to: b}]}\n"
                    "  b: {ending: e, title: E, text: x}\n")  # fmt: skip
    assert Playthrough(dead).page.is_dead_end
    looping = story_of("story: T\nscenes:\n  a: {text: x, to: b}\n  b: {text: y, to: a}\n")
    page: Page = Playthrough(looping).page
    assert page.is_dead_end
    assert len(words(page)) <= 1001


def test_endings_of_earlier_playthroughs_and_remembered_values_are_known_from_the_start() -> None:
    story = story_of(
        """
        story: T
        remember: {climbs: 0..9}
        scenes:
          a:
            do: climbs += 1
            text: |
              {climbs}{reached(b): , been}{reached_kind(waking): , woken}
              {reached_kind(mirage/sacrifice): , given}{reached_any(mirage): , dreamt}
            choices: [Out. -> b]
          b: {ending: waking, title: E, text: x}
        """,
        name="tower",
    )
    assert words(Playthrough(story).page) == ["1"]
    reached = frozenset({Reached("tower", "b", "waking"), Reached("mirage", "bow", "sacrifice")})
    later = Playthrough(story, Origin(remembered={"climbs": 4}, reached=reached))
    assert words(later.page) == ["5, been, woken , given, dreamt"]
    assert later.remembered == {"climbs": 5}
    strange = Playthrough(story, Origin(remembered={"climbs": "many", "other": 3}))
    assert strange.remembered == {"climbs": 1}


def test_going_back_gives_the_very_page_that_was_left() -> None:
    before = played(story_of(DOOR), "wait")
    after = before.take("wait")
    assert after.back() is before
    assert Playthrough(before.story).back() is None


def test_a_look_turns_the_page_and_stays_until_another_is_set() -> None:
    story = story_of(
        """
        story: T
        variables: {awe: 0..10 = 5}
        scenes:
          a:
            look: {wings: {glow: awe / 10, awake: 0.25}}
            music: rain
            text: a
            choices: [{say: Go., text: gone, to: b}]
          b: {text: b, to: c}
          c: {look: stage, music: none, text: c, choices: [Again. -> b, Out. -> d]}
          d: {ending: e, title: E, text: x}
        """
    )
    first = Playthrough(story)
    (leaf,) = first.page.leaves
    assert leaf.setting.look == "wings"
    assert dict(leaf.setting.parameters) == {"glow": 0.5, "awake": 0.25}
    assert leaf.setting.music == "rain"
    second = first.take("go").page
    assert [leaf.setting.look for leaf in second.leaves] == ["wings", "stage"]
    assert words(second) == ["gone", "b", "c"]
    third = first.take("go").take("again").page
    assert [leaf.setting.look for leaf in third.leaves] == ["stage"]
    assert third.leaves[-1].setting.music == "none"


def test_a_visit_that_comes_back_shows_the_place_where_it_began() -> None:
    story = story_of(
        """
        story: T
        scenes:
          a: {look: wings, text: a, visit: b, choices: [Again. -> a, Out. -> c]}
          b: {look: stage, text: b, to: return}
          c: {ending: e, title: E, text: c}
        """
    )
    page = Playthrough(story).page
    assert [(leaf.setting.look, len(leaf.paragraphs)) for leaf in page.leaves] == [
        ("wings", 1), ("stage", 1), ("wings", 0),
    ]  # fmt: skip
    assert offers(page) == ["again", "out"]
    assert played(story, "out").page.leaves[-1].setting.look == "wings"
