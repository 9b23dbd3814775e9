"""Where a playthrough stands: what opens anew, which cues are past, which looks may come next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from game.story.model import Scene, targets
from game.story.pages import Leaf, Page
from game.story.playthrough import Playthrough
from game.story.prose import Cue, Paragraph, Run
from game.window.layout import Stand
from game.window.sheets import Opening

_MOST_PAGES = 300
"""So far back is looked for what happened in a picture."""
NO_FURTHER = "The dream goes no further this way."
"""Said where a story offers nothing more and is no ending."""


def page_shown(page: Page) -> Page:
    """The page as it is read: where the story breaks off, it says so."""
    if not page.is_dead_end:
        return page
    last = page.leaves[-1]
    told = (*last.paragraphs, Paragraph((Run(NO_FURTHER, soft=True),)))
    return replace(page, leaves=(*page.leaves[:-1], replace(last, paragraphs=told)))


def openings_of(playthrough: Playthrough) -> list[Opening | None]:
    """How each leaf of the page opens.

    A picture that this playthrough has not shown before opens like a chapter. Coming back to
    one that it has, small capitals mark the change of place.
    """
    seen: set[str | None] = set(_looks_before(playthrough))
    before: str | None = None
    if playthrough.parent is not None:
        before = playthrough.parent.page.leaves[-1].setting.look
        seen.add(before)
    openings: list[Opening | None] = []
    for leaf in playthrough.page.leaves:
        look = leaf.setting.look
        if not seen or look not in seen:
            openings.append(Opening(playthrough.story.title))
        else:
            openings.append(Opening() if look != before else None)
        seen.add(look)
        before = look
    return openings


def _looks_before(playthrough: Playthrough) -> Iterator[str]:
    """The looks in which something was told; found without setting pages, of which there may be
    thousands."""
    scenes, earlier = playthrough.story.scenes, playthrough.back()
    while earlier is not None:
        for step in earlier.steps:
            scene = scenes[step.scene]
            if scene.look is not None and scene.text and not step.choice:
                yield scene.look.name
        earlier = earlier.back()


def _pages_before(playthrough: Playthrough) -> Iterator[Page]:
    """The pages that led here, the latest first; not those of long ago."""
    earlier = playthrough.back()
    for _ in range(_MOST_PAGES):
        if earlier is None:
            return
        yield earlier.page
        earlier = earlier.back()


def past_cues(
    playthrough: Playthrough, stands: Sequence[Stand], number: int, *, told: bool
) -> frozenset[str]:
    """The cues that fired in the present look before a sheet; on it too if it is `told`."""
    leaves = playthrough.page.leaves
    look = leaves[stands[number].leaf].setting.look
    fired: set[str] = set()
    for place in range(number if told else number - 1, -1, -1):
        stand = stands[place]
        if leaves[stand.leaf].setting.look != look:
            return frozenset(fired)
        for word in stand.sheet.words:
            fired.update(cue.name for cue in word.word.cues if cue.kind == "cue")
    for page in _pages_before(playthrough):
        for leaf in reversed(page.leaves):
            if leaf.setting.look != look:
                return frozenset(fired)
            fired.update(_cues_of(leaf))
    return frozenset(fired)


def _cues_of(leaf: Leaf) -> Iterator[str]:
    for paragraph in leaf.paragraphs:
        for item in paragraph.items:
            if isinstance(item, Cue) and item.kind == "cue":
                yield item.name


def scenes_ahead(playthrough: Playthrough) -> Iterator[Scene]:
    """The scenes to which the open choices may lead."""
    scenes = playthrough.story.scenes
    open_choices = {offer.id for offer in playthrough.page.offers if offer.open}
    for choice in scenes[playthrough.state.scene].choices:
        if choice.id not in open_choices:
            continue
        for name in (choice.visit, *targets(choice.to)):
            scene = scenes.get(name) if name else None
            if scene is not None:
                yield scene
