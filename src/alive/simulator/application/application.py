"""Application: Live itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from alive.simulator.application.base import Text
from alive.simulator.browser.browser import BrowserNode
from alive.simulator.host import running
from alive.simulator.object_model.declarations import Child, Hidden, Notification, Property, computed, method
from alive.simulator.object_model.enums import NavDirection, UnavailableFeature
from alive.simulator.object_model.functions import live_function
from alive.simulator.object_model.lom import add_listener, find_listener, live_class, remove_listener
from alive.simulator.object_model.node import Node
from alive.simulator.object_model.vectors import ObjectVector, StringVector, UnavailableFeatureVector, make_vector

if TYPE_CHECKING:
    from alive.simulator.simulator import Simulator

BUILD_ID = "simulated"


class Dialog(NamedTuple):
    """A dialog that is open."""

    message: str
    buttons: int


_MAIN_VIEWS = ("Browser", "Arranger", "Session", "Detail", "Detail/Clip", "Detail/DeviceChain")
_ALTERNATIVES = (("Arranger", "Session"), ("Detail/Clip", "Detail/DeviceChain"))


class _ApplicationParts(Node):
    view: Child[ApplicationViewNode] = Child("View")
    browser: Child[BrowserNode] = Child("Browser")
    simulation: Hidden[Any] = Hidden(None)


@live_class("Application")
class ApplicationNode(_ApplicationParts):
    """The running Live."""

    number_of_push_apps_running: Property[int] = Property("int", 0, settable=False, listenable=False)
    dialogs: Hidden[tuple[Dialog, ...]] = Hidden((), also=("open_dialog_count",))
    show_answer: Hidden[int] = Hidden(0)
    """The button that message boxes of scripts are answered with."""

    def build(self) -> None:
        """Make the view and the browser."""
        self.view = self.document.create(ApplicationViewNode, self)
        self.browser = self.document.create(BrowserNode, self)

    @property
    def host(self) -> Simulator:
        """The Simulator this is the application of."""
        simulation: Simulator = self.simulation
        return simulation

    def changed(self, name: str) -> None:
        """Let the scripts' callbacks wait while a dialog is open."""
        if name == "dialogs":
            self.host.pause_or_resume()

    def open_dialog(self, message: str, buttons: int = 1) -> None:
        """Have a dialog come up."""
        self.dialogs = (*self.dialogs, Dialog(message, buttons))

    def close_dialogs(self) -> None:
        """Have all dialogs disappear."""
        self.dialogs = ()

    @computed("int", listenable=True)
    def open_dialog_count(self) -> int:
        """How many dialogs are open."""
        return len(self.dialogs)

    @computed("int")
    def current_dialog_button_count(self) -> int:
        """How many buttons the dialog has that appeared last; 0 without one."""
        return self.dialogs[-1].buttons if self.dialogs else 0

    @computed("str")
    def current_dialog_message(self) -> str:
        """The text of the dialog that appeared last; empty without one."""
        return self.dialogs[-1].message if self.dialogs else ""

    @method("press_current_dialog_button( (Application)arg1, (int)arg2) -> None :")
    def press_current_dialog_button(self, index: int) -> None:
        """Press a button, which closes the dialog."""
        if not 0 <= index < self.current_dialog_button_count:
            message = f"There is no dialog button {index}"
            raise RuntimeError(message)
        self.dialogs = self.dialogs[:-1]

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
        """What this edition lacks."""
        lacking = self.document.edition.unavailable
        return make_vector(UnavailableFeatureVector, [UnavailableFeature.values[value] for value in lacking])

    @method("get_major_version( (Application)arg1) -> int :", reads=True)
    def get_major_version(self) -> int:
        """Return 12."""
        return self.host.live.major

    @method("get_minor_version( (Application)arg1) -> int :", reads=True)
    def get_minor_version(self) -> int:
        """Return the second part of the version."""
        return self.host.live.minor

    @method("get_bugfix_version( (Application)arg1) -> int :", reads=True)
    def get_bugfix_version(self) -> int:
        """Return the third part of the version."""
        return self.host.live.bugfix

    @method("get_version_string( (Application)arg1) -> str :", reads=True)
    def get_version_string(self) -> str:
        """Return the version as text."""
        return ".".join(map(str, self.host.live.numbers))

    @method("get_build_id( (Application)arg1) -> str :", reads=True)
    def get_build_id(self) -> str:
        """Return a text that says this is no build of Live."""
        return BUILD_ID

    @method("get_variant( (Application)arg1) -> str :", reads=True)
    def get_variant(self) -> str:
        """Return the edition."""
        return self.document.edition.name

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
        """Show a message box; it is answered at once, for nobody is there to press a button."""
        self.host.dialogs.append(message)
        return self.show_answer

    @method(
        "show_message( (Application)arg1, (Text)text [, (int)buttons=Application.MessageButtons.OK_BUTTON"
        " [, (bool)enable_markup=False [, (bool)show_success_icon=False]]]) -> int :"
    )
    def show_message(self, text: Text, *_: object) -> int:
        """Show a message box with one of Live's own texts."""
        return self.show_on_the_fly_message(text.text)


@live_function("Application", "get_application() -> Application :", reads=True)
def get_application() -> Node:
    """Return the application."""
    return running.current().document.application


@live_class("View", module="Application", inside=ApplicationNode, enums=(NavDirection,))
class ApplicationViewNode(Node):
    """What the main window shows."""

    visible: Hidden[frozenset[str]] = Hidden(
        frozenset({"Session", "Detail", "Detail/Clip"}), also=("focused_document_view",)
    )
    focused: Hidden[str] = Hidden("Session", also=("view_focus_changed",))
    browse_mode: Property[bool] = Property("bool", default=False, settable=False)
    view_focus_changed = Notification()

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
        self._show((self.visible - hidden) | {name})

    @method("focus_view( (View)arg1, (object)arg2) -> None :")
    def focus_view(self, identifier: object) -> None:
        """Show a view and give it the focus; an empty name means the main window as it is."""
        if identifier:
            self.show_view(identifier)
            self.focused = _view(identifier)

    @method("hide_view( (View)arg1, (object)arg2) -> None :")
    def hide_view(self, identifier: object) -> None:
        """Hide a view; of Session and Arranger the other one shows."""
        name = _view(identifier)
        other = next((set(pair) - {name} for pair in _ALTERNATIVES[:1] if name in pair), set())
        self._show((self.visible - {name}) | other)
        if self.focused == name:
            self.focused = self.focused_document_view

    @method("scroll_view( (View)arg1, (int)arg2, (object)arg3, (bool)arg4) -> None :")
    def scroll_view(self, direction: int, identifier: object, modifier: bool) -> None:  # noqa: FBT001 - Live's signature
        """Scroll a view: nothing of the object model shows it."""
        _check_navigation(direction, identifier)
        self.document.application.host.view_moves.append(("scroll", _view(identifier), direction, modifier))

    @method("zoom_view( (View)arg1, (int)arg2, (object)arg3, (bool)arg4) -> None :")
    def zoom_view(self, direction: int, identifier: object, modifier: bool) -> None:  # noqa: FBT001 - Live's signature
        """Zoom a view: nothing of the object model shows it."""
        _check_navigation(direction, identifier)
        self.document.application.host.view_moves.append(("zoom", _view(identifier), direction, modifier))

    @method("toggle_browse( (View)arg1) -> None :")
    def toggle_browse(self) -> None:
        """Start or stop hot-swapping the selected device, with the device chain and the browser in sight."""
        if not self.browse_mode:
            self.show_view("Detail/DeviceChain")
            self.show_view("Browser")
        self.document.change(self, "browse_mode", not self.browse_mode)

    @method("add_is_view_visible_listener( (View)arg1, (object)arg2, (object)arg3) -> None :", reads=True)
    def add_is_view_visible_listener(self, identifier: object, callback: Any) -> None:
        """Listen to one view coming and going."""
        add_listener(self, self.declarations[_shows(_view(identifier))], callback)

    @method("remove_is_view_visible_listener( (View)arg1, (object)arg2, (object)arg3) -> None :", reads=True)
    def remove_is_view_visible_listener(self, identifier: object, callback: Any) -> None:
        """Stop listening."""
        remove_listener(self, _shows(_view(identifier)), callback)

    @method("is_view_visible_has_listener( (View)arg1, (object)arg2, (object)arg3) -> bool :", reads=True)
    def is_view_visible_has_listener(self, identifier: object, callback: Any) -> bool:
        """Return whether it listens."""
        return find_listener(self, _shows(_view(identifier)), callback) is not None

    def _show(self, visible: frozenset[str]) -> None:
        changed = self.visible ^ visible
        self.visible = visible
        for name in sorted(changed):
            self.document.notify(self, _shows(name))


def _shows(name: str) -> str:
    """Return the name of what is notified when one view comes or goes."""
    return f"is_view_visible {name}"


for _name in _MAIN_VIEWS:
    _declaration = Notification()
    _declaration.name = _shows(_name)
    ApplicationViewNode.declarations[_declaration.name] = _declaration


def _check_navigation(direction: int, identifier: object) -> None:
    if direction not in NavDirection.values:
        message = f"Unknown direction {direction}"
        raise RuntimeError(message)
    _view(identifier)


def _view(identifier: object) -> str:
    if not isinstance(identifier, str) or identifier not in _MAIN_VIEWS:
        message = f"Unknown view {identifier!r}: it must be one of {', '.join(_MAIN_VIEWS)}"
        raise RuntimeError(message)
    return identifier
