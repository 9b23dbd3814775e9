"""Second reading: what is in each scene, now that every name is known."""

from __future__ import annotations

from game.loading.destinations import read_destination, read_target
from game.loading.drafts import ChoiceDraft, SceneDraft, report_second_timed
from game.loading.format import TEXT_BLOCK, WAIT
from game.loading.former import former_names
from game.loading.markup import MarkupReader
from game.loading.memory import Memory
from game.loading.misread import reads_as_text, report_lost_paragraphs, report_swallowed_key
from game.loading.nodes import Mapping as Group
from game.loading.nodes import Node, Scalar, Sequence
from game.loading.report import Report
from game.loading.shape import Record, record, seconds, texts
from game.loading.surroundings import Surroundings, shown
from game.loading.tags import check_sound
from game.loading.transitions import read_transition
from game.loading.uses import read_look_use, read_music_use
from game.problems import closest
from game.story.domain import Anything, Text
from game.story.expression import Fact
from game.story.meaning import Transition
from game.story.model import (
    Choice,
    Destination,
    Effect,
    Ending,
    Formula,
    Go,
    LookUse,
    MusicUse,
    Scene,
)
from game.story.prose import Break, Prose, When


class SceneReader:
    """Reads one scene."""

    def __init__(
        self, draft: SceneDraft, memory: Memory, surroundings: Surroundings, report: Report
    ) -> None:
        self.draft = draft
        self.name = draft.name.value
        self.memory = memory
        self.surroundings = surroundings
        self.report = report
        self.markup = MarkupReader(self.name, memory, report, surroundings)

    def scene(self) -> Scene:
        """The scene, as far as it can be read; what cannot be was reported."""
        values = self.draft.record
        text = values.scalar("text")
        if text and not any(key in values for key in ("choices", "to", "visit", "ending")):
            report_swallowed_key(text, self.report)
        return Scene(
            name=self.name,
            span=self.draft.name.span,
            look=self._look(values.node("look")),
            transition=self._transition(values),
            music=self._music(values.node("music")),
            sound=self._sound(values),
            effects=self._effects(values),
            text=self._prose(values.node("text")),
            choices=self._choices(),
            to=self._destination(values),
            visit=self._visit(values),
            ending=self._ending(values),
            was=former_names(values, self.report),
        )

    # Looks and sounds

    def _look(self, node: Node | None) -> LookUse | None:
        return read_look_use(node, self.memory, self.surroundings, self.report)

    def _transition(self, values: Record) -> Transition | None:
        """The way in which the look comes, where the scene names one."""
        name = values.name("transition")
        if name is not None and "look" not in values:
            message = "a transition is the way in which a look comes, and this scene names none"
            self.report.error("transition-without-look", name.span, message, "`look: wings`")
        return read_transition(name, self.report)

    def _sound(self, values: Record) -> str | None:
        name = values.name("sound")
        if name is not None:
            check_sound(name, self.surroundings, self.report)
        return name.value if name else None

    def _music(self, node: Node | None) -> MusicUse | None:
        return read_music_use(node, self.memory, self.surroundings, self.report)

    # Texts

    def _prose(self, node: Node | None) -> Prose:
        match node:
            case Scalar():
                report_lost_paragraphs(node, self.report)
                return self.markup.read(node)
            case Sequence():
                return self._blocks(node)
            case Group():
                message = "a text with conditions is a list, and this is a group of keys"
                hint = "begin each part with `- `: `- if: condition`, and `text:` below it"
                self.report.error("wrong-kind", node.span.within(0, 1), message, hint)
        return ()

    def _blocks(self, node: Sequence) -> Prose:
        prose: Prose = ()
        for item in node.items:
            if isinstance(item, Scalar):
                part = self.markup.read(item)
            elif isinstance(item, Sequence):
                part = () if reads_as_text(item, self.report) else self._blocks(item)
            else:
                part = self._conditional(item)
            prose = (*prose, Break("paragraph"), *part) if prose else part
        return prose

    def _conditional(self, item: Group) -> Prose:
        values = record(item, TEXT_BLOCK, self.report)
        if values is None:
            return ()
        scalar = values.scalar("if")
        condition = self.memory.condition(scalar) if scalar else None
        then, otherwise = self._prose(values.node("text")), self._prose(values.node("else"))
        return (When(condition, then, otherwise),) if condition else ()

    # Choices

    def _choices(self) -> tuple[Choice, ...]:
        choices = [self._choice(draft) for draft in self.draft.choices if draft.is_readable]
        self._check_timed()
        return tuple(choice for choice in choices if choice is not None)

    def _check_timed(self) -> None:
        timed = [d for d in self.draft.choices if d.record and "after" in d.record]
        for draft in timed[1:]:
            report_second_timed(draft, self.report)
        if len(timed) == 1 and len(self.draft.choices) == 1 and timed[0].words is None:
            message = "players who switch timed choices off cannot go on here"
            hint = "give the timed choice words (`say:`), or add another choice"
            self.report.warning("timed-choice-alone", timed[0].span, message, hint)

    def _choice(self, draft: ChoiceDraft) -> Choice | None:
        words = self.markup.read(draft.words) if draft.words else ()
        if draft.record is None:
            assert draft.target is not None
            target = read_target(draft.target, self.memory, self.report)
            return self._made(draft, words, target, None) if target else None
        destination = self._destination(draft.record)
        if destination is None:
            self._read_in_vain(draft.record)
            return None
        return self._made(draft, words, destination, draft.record)

    def _read_in_vain(self, values: Record) -> None:
        """A choice that leads nowhere is left out, but its other problems are told as well."""
        self._condition(values)
        self._effects(values)
        self._prose(values.node("text"))

    def _made(
        self, draft: ChoiceDraft, words: Prose, to: Destination, values: Record | None
    ) -> Choice:
        if values is None:
            return Choice(draft.id, words, to, draft.span)
        taken = Fact("chosen", f"{self.name}/{draft.id}")
        locked, after = self._locked(values), values.scalar("after")
        wait = seconds(after, WAIT.high, self.report) if after else None
        return Choice(
            draft.id,
            words,
            to,
            draft.span,
            condition=self._condition(values),
            locked=self.markup.read(locked) if locked else None,
            once=self.memory.place(taken) if values.flag("once") else None,
            effects=self._effects(values),
            text=self._prose(values.node("text")),
            visit=self._visit(values),
            ask=self._ask(values),
            after_seconds=wait,
            was=former_names(values, self.report),
        )

    def _locked(self, values: Record) -> Scalar | None:
        """What a choice says while it is closed, which something has to close."""
        locked = values.scalar("locked")
        if locked is not None and "if" not in values:
            message = "this is shown while the choice is closed, and nothing ever closes it"
            hint = "say when it is open: `if: named`; or take `locked:` away"
            self.report.warning("locked-without-if", locked.span, message, hint)
        return locked

    def _condition(self, values: Record) -> Formula | None:
        scalar = values.scalar("if")
        return self.memory.condition(scalar) if scalar else None

    def _effects(self, values: Record) -> tuple[Effect, ...]:
        effects = [self.memory.effect(text) for text in texts(values.node("do"), self.report)]
        return tuple(effect for effect in effects if effect is not None)

    def _ask(self, values: Record) -> int | None:
        name = values.name("ask")
        if name is None:
            return None
        domain = self.memory.names.variables.get(name.value)
        if isinstance(domain, Anything):  # it could not be read, which was reported
            return None
        if isinstance(domain, Text):
            self.memory.write(name.value, domain)
            return self.memory.places[name.value]
        if domain is None:
            message, hint = f"there is no variable called `{name.value}`", ""
            hint = closest(name.value, self.memory.names.variables)
        else:
            message, hint = f"`{name.value}` is {domain}, so the player cannot type it", ""
        hint = hint or f"under `variables:`, write `{name.value}: text`"
        self.report.error("ask-not-text", name.span, message, hint)
        return None

    # Where it leads

    def _destination(self, values: Record) -> Destination | None:
        node = values.node("to")
        return read_destination(node, self.memory, self.report) if node else None

    def _visit(self, values: Record) -> str | None:
        name = values.name("visit")
        target = read_target(name, self.memory, self.report) if name else None
        return target.scene if isinstance(target, Go) else None

    def _ending(self, values: Record) -> Ending | None:
        if "ending" not in values:
            for key in ("title", "hidden"):
                if key in values:
                    message = f"`{key}:` belongs to endings, and this scene is none"
                    hint = "add `ending: waking`, or take the line away"
                    self.report.error("not-an-ending", values.key_span(key), message, hint)
            return None
        for key in ("choices", "to", "visit"):
            if key in values:
                message = f"an ending ends the story, so it has no `{key}:`"
                hint = f"take `{key}:` away, or `ending:`"
                self.report.error("ending-goes-on", values.key_span(key), message, hint)
        title = shown(values.text("title") or spoken(self.name), self.surroundings)
        return Ending(self.name, self.draft.ending, title, values.flag("hidden"))


def spoken(name: str) -> str:
    """A name as one says it: `the-last_rapture` is "The last rapture"."""
    words = name.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]
