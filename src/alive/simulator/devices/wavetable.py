"""WavetableDevice: voices, wavetables and the modulation matrix."""

from __future__ import annotations

from alive.simulator.devices.device import DeviceNode, device_class
from alive.simulator.devices.device_members import items_of
from alive.simulator.devices.parameter import ParameterNode
from alive.simulator.object_model.declarations import Hidden, Notification, Property, computed, method
from alive.simulator.object_model.enums import make_enum

EffectMode = make_enum(
    "WavetableDevice", "EffectMode", none=0, frequency_modulation=1, sync_and_pulse_width=2, warp_and_fold=3
)
FilterRouting = make_enum("WavetableDevice", "FilterRouting", serial=0, parallel=1, split=2)
ModulationSource = make_enum(
    "WavetableDevice", "ModulationSource", amp_envelope=0, envelope_2=1, envelope_3=2, lfo_1=3, lfo_2=4,
    midi_velocity=5, midi_note=6, midi_pitch_bend=7, midi_channel_pressure=8, midi_mod_wheel=9, midi_random=10,
)  # fmt: skip
UnisonMode = make_enum(
    "WavetableDevice", "UnisonMode", none=0, classic=1, slow_shimmer=2, fast_shimmer=3, phase_sync=4,
    position_spread=5, random_note=6,
)  # fmt: skip
VoiceCount = make_enum("WavetableDevice", "VoiceCount", two=0, three=1, four=2, five=3, six=4, seven=5, eight=6)
Voicing = make_enum("WavetableDevice", "Voicing", mono=0, poly=1)

_TABLES = {
    "Basics": ("Sub 1", "Sub 2", "Sub 3", "Basic Shapes", "Basic Mini", "Sine Harmonics", "Triangle Harmonics"),
    "Collection": ("Acid", "Formant", "Square Sync", "Vintage Sync"),
    "Complex": ("Additive", "Fractal", "Phase Distortion"),
    "Distortion": ("Diode", "Fold", "Rectify"),
    "Filter": ("Band", "Comb", "Notch"),
    "Formant": ("Ah", "Choir", "Vowels"),
    "Harmonics": ("Even", "Odd", "Organ"),
    "Instruments": ("Bell", "Brass", "Strings"),
    "Noise": ("Granular", "Static"),
    "Retro": ("8 Bit", "Chip"),
    "Vintage": ("Analog Saw", "Analog Square"),
    "User": (),
}
"""Categories and wavetables; the names are assumed."""

_CATEGORIES = tuple(_TABLES)
_PITCH = ("Osc 1 Pitch", "Osc 2 Pitch")
"""Rows that the matrix always has, and that are no parameters."""

_FIXED = ("Time", "Global Mod Amount", "Volume", "Unison Amount", "Glide", "Transpose")
"""Parameters that cannot be modulated."""

_FIRST_ROWS = ("Amp",)
_NO_ROW = "Invalid modulation target index"
_NO_SOURCE = "Invalid modulation source"


class _Oscillator:
    """The tables of one of the two oscillators."""

    def __init__(self, number: int) -> None:
        self.category = f"oscillator_{number}_wavetable_category"
        self.index = f"table_{number}"
        self.shown = f"oscillator_{number}_wavetable_index"
        self.tables = f"oscillator_{number}_wavetables"

    def names(self, device: DeviceNode) -> tuple[str, ...]:
        """Return the tables of the category."""
        return _TABLES[_CATEGORIES[device.values[self.category]]]

    def check(self, device: DeviceNode, value: int) -> None:
        """Refuse an index that the category does not have."""
        count = len(self.names(device))
        if not 0 <= value < count:
            message = f"{self.shown} must be in 0..{count - 1}, got {value}"
            raise RuntimeError(message)


_FIRST, _SECOND = _Oscillator(1), _Oscillator(2)


def _category() -> Property[int]:
    return Property("int", 0, low=0, high=len(_CATEGORIES) - 1, undo="step", plain=True)


@device_class("WavetableDevice")
class WavetableNode(DeviceNode):
    """Wavetable."""

    filter_routing: Property[int] = Property("int", 0, low=0, high=2, undo="step", plain=True)
    mono_poly: Property[int] = Property("int", 1, low=0, high=1, undo="step", plain=True)
    poly_voices: Property[int] = Property("int", 6, low=0, high=6, undo="step", plain=True)
    unison_mode: Property[int] = Property("int", 0, low=0, high=6, undo="step", plain=True)
    unison_voice_count: Property[int] = Property("int", 1, low=0, high=6, undo="step", plain=True)
    oscillator_1_effect_mode: Property[int] = Property("int", 0, low=0, high=3, undo="step", plain=True)
    oscillator_2_effect_mode: Property[int] = Property("int", 0, low=0, high=3, undo="step", plain=True)
    oscillator_1_wavetable_category = _category()
    oscillator_2_wavetable_category = _category()
    oscillator_wavetable_categories = items_of(_CATEGORIES)
    table_1: Hidden[int] = Hidden(0, undo="step", also=("oscillator_1_wavetable_index",))
    table_2: Hidden[int] = Hidden(0, undo="step", also=("oscillator_2_wavetable_index",))
    rows: Hidden[tuple[str, ...]] = Hidden(
        _FIRST_ROWS + _PITCH, undo="step", also=("visible_modulation_target_names", "modulation_matrix_changed")
    )
    amounts: Hidden[dict[tuple[str, int], float]] = Hidden({}, undo="step", also=("modulation_matrix_changed",))
    modulation_matrix_changed = Notification()

    def changed(self, name: str) -> None:
        """Begin another category with its first table."""
        for oscillator in (_FIRST, _SECOND):
            if name == oscillator.category:
                self.document.notify(self, oscillator.tables)
                self.document.notify(self, oscillator.shown)

    @computed("int", listenable=True)
    def oscillator_1_wavetable_index(self) -> int:
        """The wavetable of oscillator 1."""
        return self._table(_FIRST)

    @oscillator_1_wavetable_index.checker
    def _check_first(self, value: int) -> None:
        _FIRST.check(self, value)

    @oscillator_1_wavetable_index.setter
    def _set_first(self, value: int) -> None:
        self.table_1 = value

    @computed("int", listenable=True)
    def oscillator_2_wavetable_index(self) -> int:
        """The wavetable of oscillator 2."""
        return self._table(_SECOND)

    @oscillator_2_wavetable_index.checker
    def _check_second(self, value: int) -> None:
        _SECOND.check(self, value)

    @oscillator_2_wavetable_index.setter
    def _set_second(self, value: int) -> None:
        self.table_2 = value

    @computed("StringVector", listenable=True)
    def oscillator_1_wavetables(self) -> tuple[str, ...]:
        """The wavetables of oscillator 1's category."""
        return _FIRST.names(self)

    @computed("StringVector", listenable=True)
    def oscillator_2_wavetables(self) -> tuple[str, ...]:
        """The wavetables of oscillator 2's category."""
        return _SECOND.names(self)

    @computed("StringVector", listenable=True)
    def visible_modulation_target_names(self) -> tuple[str, ...]:
        """The rows of the matrix."""
        return self.rows

    @method("is_parameter_modulatable( (WavetableDevice)self, (DeviceParameter)parameter) -> bool :", reads=True)
    def is_parameter_modulatable(self, parameter: ParameterNode) -> bool:
        """Return whether a parameter can have a row: continuous ones of this device, but for the global ones."""
        if parameter.parent is not self or parameter.facts.items:
            return False
        return parameter.facts.name not in _FIXED

    @method("add_parameter_to_modulation_matrix( (WavetableDevice)self, (DeviceParameter)parameter) -> int :")
    def add_parameter_to_modulation_matrix(self, parameter: ParameterNode) -> int:
        """Give a parameter a row and return its index; one that has a row keeps it."""
        if not self.is_parameter_modulatable(parameter):
            message = "The parameter cannot be modulated"
            raise RuntimeError(message)
        name = parameter.facts.name
        if name not in self.rows:
            self.rows = (*self.rows, name)
        return self.rows.index(name)

    @method("get_modulation_target_parameter_name( (WavetableDevice)self, (int)target_index) -> str :", reads=True)
    def get_modulation_target_parameter_name(self, target_index: int) -> str:
        """Return the name of a row."""
        return self._row(target_index)

    @method("get_modulation_value( (WavetableDevice)self, (int)target_index, (int)source) -> float :", reads=True)
    def get_modulation_value(self, target_index: int, source: int) -> float:
        """Return how much a source modulates a row, -1 to 1."""
        return self.amounts.get(self._cell(target_index, source), 0.0)

    @method("set_modulation_value( (WavetableDevice)self, (int)target_index, (int)source, (float)value) -> None :")
    def set_modulation_value(self, target_index: int, source: int, value: float) -> None:
        """Set how much a source modulates a row."""
        cell = self._cell(target_index, source)
        if not -1 <= value <= 1:
            message = f"A modulation amount must be in -1..1, got {value}"
            raise RuntimeError(message)
        self.amounts = {**self.amounts, cell: value}

    def _table(self, oscillator: _Oscillator) -> int:
        index: int = self.values[oscillator.index]
        return index if index < len(oscillator.names(self)) else 0

    def _row(self, index: int) -> str:
        if not 0 <= index < len(self.rows):
            raise RuntimeError(_NO_ROW)
        return self.rows[index]

    def _cell(self, target: int, source: int) -> tuple[str, int]:
        if source not in ModulationSource.values:
            raise RuntimeError(_NO_SOURCE)
        return self._row(target), source
