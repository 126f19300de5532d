"""What operations on racks return."""

from typing import Annotated

from alive.domain.operation import result
from alive.domain.quantities import Count, Doc, MacroCount, ParameterValue, VariationIndex
from alive.domain.refs import DeviceOnTrackRef, TrackRef
from alive.domain.results.chain import ChainContents, ChainInfo
from alive.domain.results.macro import MacroRow


@result
class RackContents:
    """The chains of a rack with their devices and all parameters of these; racks inside are not opened."""

    track_index: TrackRef
    track_id: str
    device_index: DeviceOnTrackRef
    device_id: str
    rack_name: str
    chains: tuple[ChainContents, ...]
    count: Count


@result
class RackInfo:
    """A rack as Live shows it."""

    device_id: str
    path: str
    name: str
    chains: tuple[ChainInfo, ...]
    return_chains: Annotated[tuple[ChainInfo, ...], Doc("Those of a Drum Rack.")]
    count: Annotated[Count, Doc("The number of chains.")]
    chain_selector: ParameterValue
    is_showing_chains: Annotated[bool, Doc("Whether the Session shows the chains.")]
    can_show_chains: bool
    macros: Annotated[tuple[MacroRow, ...], Doc("Those that are shown.")]
    visible_macro_count: MacroCount
    has_macro_mappings: bool
    variation_count: Count
    selected_variation_index: VariationIndex


@result
class ChainSelectorSet:
    """The position of the chain selector that Live shows."""

    message: str
    device_id: str
    parameter_id: str
    value: ParameterValue
    display_value: Annotated[str, Doc("What Live shows.")]


@result
class ChainsShown:
    """Whether the Session shows the chains of a rack."""

    message: str
    device_id: str
    is_showing_chains: bool
