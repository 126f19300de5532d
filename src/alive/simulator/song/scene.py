"""Scene: a row of the Session."""

from __future__ import annotations

from alive.simulator.clip.clip import check_denominator
from alive.simulator.clip.clip_slot import ClipSlotNode
from alive.simulator.object_model.declarations import Hidden, Property, computed, method
from alive.simulator.object_model.lom import live_class
from alive.simulator.object_model.node import Node
from alive.simulator.song import colors

NONE = -1
"""What a tempo or signature that is not enabled reads."""


@live_class("Scene")
class SceneNode(Node):
    """A scene; its slots belong to the tracks."""

    name: Property[str] = Property("str", "", undo="step")
    palette_index: Hidden[int | None] = Hidden(None, undo="step", also=("color", "color_index"))
    own_tempo: Hidden[float] = Hidden(120.0, undo="step", also=("tempo",))
    has_tempo: Hidden[bool] = Hidden(default=False, undo="step", also=("tempo", "tempo_enabled"))
    own_numerator: Hidden[int] = Hidden(4, undo="step", also=("time_signature_numerator",))
    own_denominator: Hidden[int] = Hidden(4, undo="step", also=("time_signature_denominator",))
    has_signature: Hidden[bool] = Hidden(
        default=False,
        undo="step",
        also=("time_signature_enabled", "time_signature_numerator", "time_signature_denominator"),
    )

    @property
    def index(self) -> int:
        """The row."""
        return int(self.document.song.values["scenes"].index(self.document_id))

    def slots(self) -> list[ClipSlotNode]:
        """Return the slot of every track in this row."""
        row = self.index
        return [track.clip_slots[row] for track in self.document.song.tracks]

    @computed("Vector", follows="structure")
    def clip_slots(self) -> list[ClipSlotNode]:
        """The slots of this row."""
        return self.slots()

    @computed("int", listenable=True)
    def color(self) -> int:
        """The colour as RGB, 0 without one; a write snaps to the palette."""
        return 0 if self.palette_index is None else colors.PALETTE[self.palette_index]

    @color.checker
    def _check_color(self, value: int) -> None:
        colors.check_rgb(value)

    @color.setter
    def _set_color(self, value: int) -> None:
        self.palette_index = colors.nearest_index(value)

    @computed("int | None", listenable=True)
    def color_index(self) -> int | None:
        """The colour as an index of the palette, or None."""
        return self.palette_index

    @color_index.checker
    def _check_color_index(self, value: int | None) -> None:
        if value is not None:
            colors.check_index(value)

    @color_index.setter
    def _set_color_index(self, value: int | None) -> None:
        self.palette_index = value

    @computed("float", listenable=True)
    def tempo(self) -> float:
        """The tempo, -1 when it is not enabled; a write enables it."""
        return self.own_tempo if self.has_tempo else float(NONE)

    @tempo.checker
    def _check_tempo(self, value: float) -> None:
        if not 20 <= value <= 999:
            message = f"tempo must be in 20..999, got {value}"
            raise RuntimeError(message)

    @tempo.setter
    def _set_tempo(self, value: float) -> None:
        self.own_tempo = value
        self.has_tempo = True

    @computed("bool", listenable=True)
    def tempo_enabled(self) -> bool:
        """Whether firing sets the tempo."""
        return self.has_tempo

    @tempo_enabled.setter
    def _set_tempo_enabled(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        self.has_tempo = value

    @computed("int", listenable=True)
    def time_signature_numerator(self) -> int:
        """The numerator, -1 when no signature is enabled; a write enables it."""
        return self.own_numerator if self.has_signature else NONE

    @time_signature_numerator.checker
    def _check_numerator(self, value: int) -> None:
        if not 1 <= value <= 99:
            message = f"signature numerator must be in 1..99, got {value}"
            raise RuntimeError(message)

    @time_signature_numerator.setter
    def _set_numerator(self, value: int) -> None:
        self.own_numerator = value
        self.has_signature = True

    @computed("int", listenable=True)
    def time_signature_denominator(self) -> int:
        """The denominator, -1 when no signature is enabled; a write enables it."""
        return self.own_denominator if self.has_signature else NONE

    @time_signature_denominator.checker
    def _check_denominator(self, value: int) -> None:
        check_denominator(self, value)

    @time_signature_denominator.setter
    def _set_denominator(self, value: int) -> None:
        self.own_denominator = value
        self.has_signature = True

    @computed("bool", listenable=True)
    def time_signature_enabled(self) -> bool:
        """Whether firing sets the time signature."""
        return self.has_signature

    @time_signature_enabled.setter
    def _set_signature_enabled(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        self.has_signature = value

    @computed("bool")
    def is_empty(self) -> bool:
        """Whether no slot has a clip."""
        return not any(slot.has_clip for slot in self.slots())

    @computed("bool", follows="playback")
    def is_triggered(self) -> bool:
        """Whether the scene was fired and waits."""
        return self.document.launcher.scene_triggered(self)

    @method("fire( (Scene)arg1 [, (bool)force_legato=False [, (bool)can_select_scene_on_launch=True]]) -> None :")
    def fire(self, force_legato: bool, can_select_scene_on_launch: bool) -> None:  # noqa: FBT001
        """Fire the scene, and select it unless the preference or the argument says no."""
        self.document.defer(lambda: self._fire_now(legato=force_legato, select=can_select_scene_on_launch))

    @method("fire_as_selected( (Scene)arg1 [, (bool)force_legato=False]) -> None :")
    def fire_as_selected(self, force_legato: bool) -> None:  # noqa: FBT001 - Live's signature
        """Fire the selected scene, whichever this one is, and select the next one."""

        def fire_now() -> None:
            song = self.document.song
            selected = song.view.selected_scene
            self.document.launcher.fire_scene(selected, legato=force_legato)
            song.song_view.select_scene(song.scenes[min(selected.index + 1, len(song.scenes) - 1)])

        self.document.defer(fire_now)

    @method("set_fire_button_state( (Scene)arg1, (bool)arg2) -> None :")
    def set_fire_button_state(self, state: bool) -> None:  # noqa: FBT001 - Live's signature
        """Press or release the launch button, and with it those of the slots."""
        self.document.defer((lambda: self._fire_now(held=True)) if state else self._release_now)

    def _fire_now(self, *, legato: bool = False, select: bool = True, held: bool = False) -> None:
        if self.alive:
            self.document.launcher.fire_scene(self, legato=legato, held=held)
            if select and self.document.song.select_on_launch:
                self.document.song.song_view.select_scene(self)

    def _release_now(self) -> None:
        if self.alive:
            for slot in self.slots():
                self.document.launcher.release(slot)

    def apply_to_song(self) -> None:
        """Set the song's tempo and signature to the scene's; it is part of firing, which is not undone."""
        song = self.document.song
        change = self.document.change
        if self.has_tempo:
            change(song, "tempo", self.own_tempo)
        if self.has_signature:
            change(song, "signature_numerator", self.own_numerator)
            change(song, "signature_denominator", self.own_denominator)
