"""A sound that goes on: a bed, or a music in its forms."""

from __future__ import annotations

from pygame.mixer import Channel

from game.sound.loudness import make_as_loud
from game.sound.ramp import Ramp
from game.story.sound import Sound

_FORM_SECONDS = 2.0


class Lasting:
    """Its forms sound together from the same moment; how many are heard is its intensity."""

    def __init__(self, sound: Sound) -> None:
        self.sound = sound
        self.volume = self.intensity = 1.0
        self.channels: list[Channel] = []
        self._presence = Ramp()
        self._forms: list[Ramp] = []

    def want(self, wanted: bool, seconds: float, now: float) -> None:
        """Fades in, or out."""
        self._presence.send(1.0 if wanted else 0.0, seconds, now)

    @property
    def is_over(self) -> bool:
        """Whether it has faded away."""
        return self._presence.target == 0 and (self._presence.level == 0 or not self.channels)

    def let_go(self) -> None:
        """The device is gone, and its channels with it."""
        self.channels.clear()
        self._forms.clear()

    def begin(self) -> None:
        """The forms stand at once as the intensity asks; the whole fades in."""
        self._forms = [Ramp(self._part(number)) for number in range(len(self.channels))]

    def _part(self, number: int) -> float:
        """How far a form is there: the first always, each further one on its part of the way."""
        if number == 0:
            return 1.0
        return min(1.0, max(0.0, self.intensity * (len(self.sound.files) - 1) - number + 1))

    def set_gains(self, loudness: float, now: float) -> None:
        """Makes every channel as loud as it is to be at this moment; ends it when it is over."""
        gain = self._presence.gain(now) * self.volume * self.sound.volume * loudness
        for number, (channel, form) in enumerate(zip(self.channels, self._forms, strict=True)):
            form.send(self._part(number), _FORM_SECONDS, now)
            make_as_loud(channel, min(1.0, max(0.0, gain * form.gain(now))))
            if self.is_over:
                channel.stop()
