"""Application: Live itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alive.simulator.declarations import Child, Hidden, Property, computed, method
from alive.simulator.enums import NavDirection
from alive.simulator.lom import live_class
from alive.simulator.node import Node
from alive.simulator.vectors import ObjectVector, StringVector, UnavailableFeatureVector, make_vector

if TYPE_CHECKING:
    from alive.simulator.simulation import Simulation

VERSION = (12, 3, 6)
VARIANT = "Suite"
BUILD_ID = "simulated"
_MAIN_VIEWS = ("Browser", "Arranger", "Session", "Detail", "Detail/Clip", "Detail/DeviceChain")
_ALTERNATIVES = (("Arranger", "Session"), ("Detail/Clip", "Detail/DeviceChain"))


class _ApplicationParts(Node):
    view: Child[Node] = Child("View")
    simulation: Hidden[Any] = Hidden(None)


@live_class("Application")
class ApplicationNode(_ApplicationParts):
    """The running Live."""

    number_of_push_apps_running: Property[int] = Property("int", 0, settable=False, listenable=False)
    open_dialog_count: Property[int] = Property("int", 0, settable=False)
    current_dialog_button_count: Property[int] = Property("int", 0, settable=False, listenable=False)
    current_dialog_message: Property[str] = Property("str", "", settable=False, listenable=False)

    def build(self) -> None:
        """Make the view."""
        self.view = self.document.create(ApplicationViewNode, self)

    @property
    def host(self) -> Simulation:
        """The Simulation this is the application of."""
        simulation: Simulation = self.simulation
        return simulation

    @computed("float", listenable=True)
    def average_process_usage(self) -> float:
        """The load of the audio engine: there is none."""
        return 0.0

    @computed("float", listenable=True)
    def peak_process_usage(self) -> float:
        """The peak load of the audio engine: there is none."""
        return 0.0

    @computed("ObjectVector", listenable=True)
    def control_surfaces(self) -> Any:
        """The instances of the Remote Scripts."""
        return make_vector(ObjectVector, [script.instance for script in self.host.scripts])

    @computed("UnavailableFeatureVector", listenable=True)
    def unavailable_features(self) -> Any:
        """What this edition lacks: nothing, it is a Suite."""
        return make_vector(UnavailableFeatureVector, ())

    @method("get_major_version( (Application)arg1) -> int :", reads=True)
    def get_major_version(self) -> int:
        """Return 12."""
        return VERSION[0]

    @method("get_minor_version( (Application)arg1) -> int :", reads=True)
    def get_minor_version(self) -> int:
        """Return the second part of the version."""
        return VERSION[1]

    @method("get_bugfix_version( (Application)arg1) -> int :", reads=True)
    def get_bugfix_version(self) -> int:
        """Return the third part of the version."""
        return VERSION[2]

    @method("get_version_string( (Application)arg1) -> str :", reads=True)
    def get_version_string(self) -> str:
        """Return the version as text."""
        return ".".join(map(str, VERSION))

    @method("get_build_id( (Application)arg1) -> str :", reads=True)
    def get_build_id(self) -> str:
        """Return a text that says this is no build of Live."""
        return BUILD_ID

    @method("get_variant( (Application)arg1) -> str :", reads=True)
    def get_variant(self) -> str:
        """Return the edition."""
        return VARIANT

    @method("get_document( (Application)arg1) -> Song :", reads=True)
    def get_document(self) -> Node:
        """Return the Song."""
        return self.document.song

    @method("has_option( (Application)arg1, (object)arg2) -> bool :", reads=True)
    def has_option(self, _: object) -> bool:
        """Return whether Options.txt has an entry: it is empty."""
        return False

    @method(
        "show_on_the_fly_message( (Application)arg1, (str)message"
        " [, (int)buttons=Application.MessageButtons.OK_BUTTON [, (bool)enable_markup=False"
        " [, (bool)show_success_icon=False"
        " [, (int)push_dialog_type=Application.PushDialogType.MESSAGE_BOX]]]]) -> int :"
    )
    def show_on_the_fly_message(self, message: str, *_: object) -> int:
        """Show a message box; it is answered at once with its first button."""
        self.host.dialogs.append(message)
        return 0


@live_class("View", module="Application", inside=ApplicationNode, enums=(NavDirection,))
class ApplicationViewNode(Node):
    """What the main window shows."""

    visible: Hidden[frozenset[str]] = Hidden(
        frozenset({"Session", "Detail", "Detail/Clip"}), also=("focused_document_view",)
    )
    browse_mode: Property[bool] = Property("bool", default=False, settable=False)

    @computed("str", listenable=True)
    def focused_document_view(self) -> str:
        """Session or Arranger."""
        return "Session" if "Session" in self.visible else "Arranger"

    @method("available_main_views( (View)arg1) -> StringVector :", reads=True)
    def available_main_views(self) -> Any:
        """Return the names of the views."""
        return make_vector(StringVector, _MAIN_VIEWS)

    @method("is_view_visible( (View)arg1, (object)identifier [, (bool)main_window_only=True]) -> bool :", reads=True)
    def is_view_visible(self, identifier: object, _: bool) -> bool:  # noqa: FBT001 - Live's signature
        """Return whether a view is shown."""
        return _view(identifier) in self.visible

    @method("show_view( (View)arg1, (object)arg2) -> None :")
    def show_view(self, identifier: object) -> None:
        """Show a view, in place of its alternative."""
        name = _view(identifier)
        hidden = {other for pair in _ALTERNATIVES if name in pair for other in pair}
        self.visible = (self.visible - hidden) | {name}

    @method("focus_view( (View)arg1, (object)arg2) -> None :")
    def focus_view(self, identifier: object) -> None:
        """Show a view; the focus itself cannot be read in Live."""
        if identifier:
            self.show_view(identifier)

    @method("hide_view( (View)arg1, (object)arg2) -> None :")
    def hide_view(self, identifier: object) -> None:
        """Hide a view; of Session and Arranger the other one shows."""
        name = _view(identifier)
        other = next((set(pair) - {name} for pair in _ALTERNATIVES[:1] if name in pair), set())
        self.visible = (self.visible - {name}) | other


def _view(identifier: object) -> str:
    if not isinstance(identifier, str) or identifier not in _MAIN_VIEWS:
        message = f"Unknown view {identifier!r}: it must be one of {', '.join(_MAIN_VIEWS)}"
        raise RuntimeError(message)
    return identifier
