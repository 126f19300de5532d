"""The modules of `Live`, made from what the simulator declares: classes, enumerations, functions.

Nothing is listed twice: a class belongs to the module its `__module__` names, which is Live's short name.
"""

from __future__ import annotations

from types import ModuleType

# Imported for what they declare.
from alive.simulator import simulator  # noqa: F401
from alive.simulator.application import application_classes, base, conversions, licensing, listener_handles  # noqa: F401
from alive.simulator.object_model.boost import classes
from alive.simulator.object_model.enums import ENUMS
from alive.simulator.object_model.errors import LimitationError
from alive.simulator.object_model.functions import FUNCTIONS
from alive.simulator.object_model.lom import NESTED

NAMES = (
    "Application", "Base", "Browser", "CcControlDevice", "Chain", "ChainMixerDevice", "Clip", "ClipSlot",
    "CompressorDevice", "Conversions", "Device", "DeviceIO", "DeviceParameter", "DriftDevice", "DrumCellDevice",
    "DrumChain", "DrumPad", "Envelope", "Eq8Device", "Groove", "GroovePool", "HybridReverbDevice", "Licensing",
    "Listener", "LomObject", "LooperDevice", "MaxDevice", "MeldDevice", "MidiMap", "MixerDevice", "PluginDevice",
    "RackDevice", "RoarDevice", "Sample", "Scene", "ShifterDevice", "SimplerDevice", "Song",
    "SpectralResonatorDevice", "TakeLane", "Track", "TuningSystem", "WavetableDevice",
)  # fmt: skip
"""The 43 submodules of Live 12.3.6."""


def make_modules() -> dict[str, ModuleType]:
    """Return the submodules by name. They have no file and no spec, so that they show as `<module 'Base'>`."""
    modules = {name: ModuleType(name) for name in NAMES}
    for name, module in modules.items():
        vars(module).update(FUNCTIONS.get(name, {}))
    for cls in (*classes(), *ENUMS.values()):
        if cls.__module__ in modules and cls not in NESTED:
            setattr(modules[cls.__module__], cls.__name__, cls)
    modules["Base"].LimitationError = LimitationError  # type: ignore[attr-defined]
    for module in modules.values():
        module.__doc__ = None
        module.__all__ = sorted(name for name in vars(module) if not name.startswith("_"))  # type: ignore[attr-defined]
        del module.__loader__, module.__package__
    return modules
