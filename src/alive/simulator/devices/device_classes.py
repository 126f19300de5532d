"""Devices whose own members are switches, choosers and numbers. The entries of choosers are assumed where not said."""

from __future__ import annotations

from typing import Any, ClassVar

from alive.simulator.devices.device import DeviceNode, DeviceViewNode, device_class, view_class
from alive.simulator.devices.device_members import choice, items_of, parameter_index, parameter_items
from alive.simulator.object_model.declarations import Hidden, Property, computed, method
from alive.simulator.object_model.enums import make_enum

_BANDS = 8

EditMode = make_enum("Eq8Device", "EditMode", a=0, b=1)
GlobalMode = make_enum("Eq8Device", "GlobalMode", stereo=0, left_right=1, mid_side=2)


class Eq8ViewNode(DeviceViewNode):
    """The view of an EQ Eight."""

    selected_band: Property[int] = Property("int", 0, low=0, high=_BANDS - 1, plain=True)


@device_class("Eq8Device")
class Eq8Node(DeviceNode):
    """EQ Eight: in the modes with two curves `edit_mode` says which one is shown."""

    view_kind = Eq8ViewNode
    global_mode: Property[int] = Property("int", 0, low=0, high=2, undo="step", also=("edit_mode",))
    edits_b: Hidden[bool] = Hidden(default=False, undo="step", also=("edit_mode",))
    oversample: Property[bool] = Property("bool", default=False, undo="step", plain=True)

    @computed("bool", listenable=True)
    def edit_mode(self) -> bool:
        """Whether the second curve is edited, of the two that left/right and mid/side have."""
        return self.edits_b and self.global_mode != 0

    @edit_mode.setter
    def _set_edit_mode(self, value: bool) -> None:  # noqa: FBT001 - a property's value
        self.edits_b = value


view_class(Eq8Node)

_DRIFT_TARGETS = (
    "None", "LP Frequency", "LP Resonance", "HP Frequency", "LFO Rate", "Cyc Env Rate", "Osc 1 Gain", "Osc 1 Shape",
    "Osc 2 Gain", "Osc 2 Detune", "Noise Gain", "Main Volume",
)  # fmt: skip
_DRIFT_SOURCES = ("Env 1", "Env 2 / Cyc", "LFO", "Key", "Velocity", "Modwheel", "Pressure", "Slide")


@device_class("DriftDevice")
class DriftNode(DeviceNode):
    """Drift."""

    follows_parameters: ClassVar[dict[str, str]] = {
        "LP Mod Src 1": "mod_matrix_filter_source_1_index",
        "LP Mod Src 2": "mod_matrix_filter_source_2_index",
        "Voice Mode": "voice_mode_index",
        "Voice Count": "voice_count_index",
    }
    mod_matrix_filter_source_1_index = parameter_index("LP Mod Src 1")
    mod_matrix_filter_source_1_list = parameter_items("LP Mod Src 1")
    mod_matrix_filter_source_2_index = parameter_index("LP Mod Src 2")
    mod_matrix_filter_source_2_list = parameter_items("LP Mod Src 2")
    mod_matrix_lfo_source_index = choice(_DRIFT_SOURCES)
    mod_matrix_lfo_source_list = items_of(_DRIFT_SOURCES)
    mod_matrix_pitch_source_1_index = choice(_DRIFT_SOURCES)
    mod_matrix_pitch_source_1_list = items_of(_DRIFT_SOURCES)
    mod_matrix_pitch_source_2_index = choice(_DRIFT_SOURCES)
    mod_matrix_pitch_source_2_list = items_of(_DRIFT_SOURCES)
    mod_matrix_shape_source_index = choice(_DRIFT_SOURCES)
    mod_matrix_shape_source_list = items_of(_DRIFT_SOURCES)
    mod_matrix_source_1_index = choice(_DRIFT_SOURCES)
    mod_matrix_source_1_list = items_of(_DRIFT_SOURCES)
    mod_matrix_source_2_index = choice(_DRIFT_SOURCES)
    mod_matrix_source_2_list = items_of(_DRIFT_SOURCES)
    mod_matrix_source_3_index = choice(_DRIFT_SOURCES)
    mod_matrix_source_3_list = items_of(_DRIFT_SOURCES)
    mod_matrix_target_1_index = choice(_DRIFT_TARGETS)
    mod_matrix_target_1_list = items_of(_DRIFT_TARGETS)
    mod_matrix_target_2_index = choice(_DRIFT_TARGETS)
    mod_matrix_target_2_list = items_of(_DRIFT_TARGETS)
    mod_matrix_target_3_index = choice(_DRIFT_TARGETS)
    mod_matrix_target_3_list = items_of(_DRIFT_TARGETS)
    pitch_bend_range: Property[int] = Property("int", 2, low=0, high=12, undo="step", plain=True)
    voice_count_index = parameter_index("Voice Count")
    voice_count_list = parameter_items("Voice Count")
    voice_mode_index = parameter_index("Voice Mode")
    voice_mode_list = parameter_items("Voice Mode")


@device_class("MeldDevice")
class MeldNode(DeviceNode):
    """Meld."""

    selected_engine: Property[bool] = Property("bool", default=False, undo="step", plain=True)
    mono_poly: Property[int] = Property("int", 1, low=0, high=1, undo="step", plain=True)
    poly_voices: Property[int] = Property("int", 4, low=0, high=6, undo="step", plain=True)
    unison_voices: Property[int] = Property("int", 0, low=0, high=2, undo="step", plain=True)


_ROAR_MODES = ("Single", "Serial", "Parallel", "Multi Band", "Mid Side", "Feedback")


@device_class("RoarDevice")
class RoarNode(DeviceNode):
    """Roar."""

    env_listen: Property[bool] = Property("bool", default=False, plain=True)
    routing_mode_index = choice(_ROAR_MODES)
    routing_mode_list = items_of(_ROAR_MODES)


_SHIFTER_PITCH = ("Internal", "MIDI")


@device_class("ShifterDevice")
class ShifterNode(DeviceNode):
    """Shifter."""

    pitch_bend_range: Property[int] = Property("int", 5, low=0, high=24, undo="step", plain=True)
    pitch_mode_index = choice(_SHIFTER_PITCH)
    pitch_mode_list = items_of(_SHIFTER_PITCH)


_GATE = ("Off", "On")
_MODULATION = ("None", "Chorus", "Wander", "Granular")
_VOICING = ("Mono", "Poly")
_POLYPHONY = (2, 4, 8, 16)


@device_class("SpectralResonatorDevice")
class SpectralResonatorNode(DeviceNode):
    """Spectral Resonator."""

    follows_parameters: ClassVar[dict[str, str]] = {
        "Hz/Note Mode": "frequency_dial_mode",
        "Pitch Mode": "pitch_mode",
    }
    frequency_dial_mode = parameter_index("Hz/Note Mode")
    frequency_dial_mode_list = parameter_items("Hz/Note Mode", listenable=True)
    midi_gate = choice(_GATE)
    midi_gate_list = items_of(_GATE, listenable=True)
    mod_mode = choice(_MODULATION)
    mod_mode_list = items_of(_MODULATION, listenable=True)
    mono_poly = choice(_VOICING, 1)
    mono_poly_list = items_of(_VOICING, listenable=True)
    pitch_bend_range: Property[int] = Property("int", 2, low=0, high=24, undo="step", plain=True)
    pitch_mode = parameter_index("Pitch Mode")
    pitch_mode_list = parameter_items("Pitch Mode", listenable=True)
    polyphony: Property[int] = Property("int", 2, low=0, high=len(_POLYPHONY) - 1, undo="step", plain=True)


_RESPONSES = {
    "Early Reflections": ("Small Room", "Wooden Box", "Corridor"),
    "Real Places": ("Berliner Hall", "Church", "Stairwell", "Tunnel"),
    "Chambers and Large Rooms": ("Chamber", "Large Room"),
    "Made for Drums": ("Drum Booth", "Drum Hall"),
    "Halls": ("Small Hall", "Concert Hall"),
    "Plates": ("Bright Plate", "Dark Plate"),
    "Springs": ("Guitar Spring", "Long Spring"),
    "Bigger Spaces": ("Cathedral", "Silo"),
    "Textures": ("Clouds", "Metal", "Rain"),
    "User": (),
}
_CATEGORIES = tuple(_RESPONSES)


@device_class("HybridReverbDevice")
class HybridReverbNode(DeviceNode):
    """Hybrid Reverb: impulse responses by category; another category begins with its first one."""

    ir_category_index: Property[int] = Property("int", 0, low=0, high=len(_CATEGORIES) - 1, undo="step")
    ir_category_list = items_of(_CATEGORIES)
    ir_file: Hidden[int] = Hidden(0, undo="step", also=("ir_file_index",))
    ir_time_shaping_on: Property[bool] = Property("bool", default=False, undo="step", plain=True)
    ir_attack_time: Property[float] = Property("float", 0.0, low=0, high=3, undo="step", plain=True)
    ir_decay_time: Property[float] = Property("float", 20.0, low=0.05, high=20, undo="step", plain=True)
    ir_size_factor: Property[float] = Property("float", 1.0, low=0.2, high=5, undo="step", plain=True)
    category_of_file: Hidden[int] = Hidden(0, undo="step")

    def changed(self, name: str) -> None:
        """Show another list of files."""
        if name == "ir_category_index":
            self.document.notify(self, "ir_file_list")
            self.document.notify(self, "ir_file_index")

    @computed("StringVector", listenable=True)
    def ir_file_list(self) -> tuple[str, ...]:
        """The impulse responses of the category."""
        return _RESPONSES[_CATEGORIES[self.ir_category_index]]

    @computed("int", listenable=True)
    def ir_file_index(self) -> int:
        """The chosen one: the first one after the category has changed."""
        return self.ir_file if self.category_of_file == self.ir_category_index else 0

    @ir_file_index.checker
    def _check_file(self, value: int) -> None:
        count = len(_RESPONSES[_CATEGORIES[self.ir_category_index]])
        if not 0 <= value < count:
            message = f"ir_file_index must be in 0..{count - 1}, got {value}"
            raise RuntimeError(message)

    @ir_file_index.setter
    def _set_file(self, value: int) -> None:
        self.category_of_file = self.ir_category_index
        self.ir_file = value


@device_class("DrumCellDevice")
class DrumCellNode(DeviceNode):
    """Drum Sampler: its gain is a parameter, too."""

    follows_parameters: ClassVar[dict[str, str]] = {"Gain": "gain"}

    @computed("float", listenable=True)
    def gain(self) -> float:
        """The gain."""
        return float(self.parameter_named("Gain").value)

    @gain.checker
    def _check_gain(self, value: float) -> None:
        parameter = self.parameter_named("Gain")
        if not parameter.min <= value <= parameter.max:
            message = f"gain must be in {parameter.min}..{parameter.max}, got {value}"
            raise RuntimeError(message)

    @gain.setter
    def _set_gain(self, value: float) -> None:
        self.parameter_named("Gain").value = value


_TARGETS = tuple(f"CC {number}" for number in range(128))
_CUSTOM = 12
_FIRST_TARGETS = (64, 11, 7, 10, 74, 71, 73, 72, 91, 93, 20, 21, 22)


def _custom_targets() -> dict[str, Any]:
    members: dict[str, Any] = {
        "custom_bool_target": choice(_TARGETS, _FIRST_TARGETS[0]),
        "custom_bool_target_list": items_of(_TARGETS),
    }
    for number in range(_CUSTOM):
        members[f"custom_float_target_{number}"] = choice(_TARGETS, _FIRST_TARGETS[number + 1])
        members[f"custom_float_target_{number}_list"] = items_of(_TARGETS)
    return members


class _Resending(DeviceNode):
    resent = 0
    """How often a script asked for all values to be sent again; there is no MIDI output."""

    @method("resend( (CcControlDevice)self) -> None :")
    def resend(self) -> None:
        """Send all values again."""
        self.resent += 1


CcControlNode = device_class("CcControlDevice")(type("CcControlNode", (_Resending,), _custom_targets()))
