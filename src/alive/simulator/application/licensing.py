"""Live.Licensing: how Live's own scripts unlock it; none of it is of use to others."""

from __future__ import annotations

from alive.simulator.object_model.enums import make_enum
from alive.simulator.object_model.functions import live_function
from alive.simulator.object_model.plain_classes import sealed_class, value_class

_GET_STARTUP_DIALOG = (
    # Live shows the description of the class in place of its name: a slip of its own.
    "get_startup_dialog( (PythonLicensingBridge)arg1, (object)authorize_callable, (object)authorize_later_callable)"
    " -> StartupDialogServes as an entry point for the user to authorize Live on first launch. :"
)
_SERVICES = "https://www.ableton.com"

TrialContext = make_enum("Licensing", "TrialContext", SAVE=0, FORCE_UPDATE=2, STARTUP=3)

_STATES = (
    "authorization_deactivated",
    "authorization_expired",
    "has_max_unlock_products",
    "temp_demo_mode",
    "time_limited",
    "unlock_error",
    "unlocked",
)

UnlockStatus = value_class(
    "Licensing",
    "UnlockStatus",
    "__init__( (object)arg1) -> None :",
    dict.fromkeys(_STATES, ("bool", False)),
)

ProgressDialog = sealed_class(
    "Licensing",
    "ProgressDialog",
    methods=(
        "end_modal_loop( (ProgressDialog)arg1) -> None :",
        "run_in_modal_loop( (ProgressDialog)arg1) -> None :",
        "set_status_message( (object)arg1, (str)msg) -> None :",
    ),
)

StartupDialog = sealed_class(
    "Licensing",
    "StartupDialog",
    methods=(
        "end_modal_loop( (StartupDialog)arg1) -> None :",
        "run_in_modal_loop( (StartupDialog)arg1, (bool)show_only_offline_auth_instructions) -> None :",
        "set_notification_message( (StartupDialog)arg1, (object)notification_text, (bool)show_progress_bar) -> None :",
    ),
)

PythonLicensingBridge = sealed_class(
    "Licensing",
    "PythonLicensingBridge",
    properties=(
        "base_product_id",
        "in_sassafras_mode",
        "license_must_match_variant",
        "random_number_for_trial_authorization",
        "set_has_unsaved_changes",
    ),
    methods=(
        "authorize_with_sassafras( (PythonLicensingBridge)arg1) -> None :",
        "create_new_live_set( (PythonLicensingBridge)arg1) -> None :",
        "deauthenticate_user( (PythonLicensingBridge)arg1) -> None :",
        "get_progress_dialog( (PythonLicensingBridge)arg1) -> ProgressDialog :",
        "get_session_id( (PythonLicensingBridge)arg1) -> str :",
        _GET_STARTUP_DIALOG,
        "get_trial_time_left( (PythonLicensingBridge)arg1) -> str :",
        "invoke_pack_installation_callback( (PythonLicensingBridge)arg1) -> None :",
        "load_and_convert_legacy_unlock_cfg( (PythonLicensingBridge)arg1) -> dict :",
        "process_license_response( (PythonLicensingBridge)arg1, (list)license_response_lines) -> UnlockStatus :",
        "process_trial_response( (PythonLicensingBridge)arg1, (str)trial_response_line) -> bool :",
        "request_exit( (PythonLicensingBridge)arg1 [, (int)exit_code=0]) -> None :",
        "save_current_set( (PythonLicensingBridge)arg1) -> None :",
        "set_network_timer( (PythonLicensingBridge)arg1, (object)callback, (int)interval_in_ms) -> None :",
        "store_session_id( (PythonLicensingBridge)arg1, (str)session_id) -> None :",
    ),
)


@live_function("Licensing", "authorization_clock_days_ahead() -> int :", reads=True)
def authorization_clock_days_ahead() -> int:
    """Return by how many days the clock is advanced for testing: not at all."""
    return 0


@live_function("Licensing", "get_authorization_page_url( (bool)reauthorize, (bool)is_trial) -> str :", reads=True)
def get_authorization_page_url(_reauthorize: object, _is_trial: object) -> str:
    """Return a page of Ableton's; the exact address is not known."""
    return f"{_SERVICES}/authorize"


@live_function("Licensing", "get_purchase_live_url() -> str :", reads=True)
def get_purchase_live_url() -> str:
    """Return a page of Ableton's; the exact address is not known."""
    return f"{_SERVICES}/shop"


@live_function("Licensing", "get_services_url() -> str :", reads=True)
def get_services_url() -> str:
    """Return the server of Ableton's."""
    return _SERVICES


@live_function("Licensing", "get_unlock_dir() -> tuple :", reads=True)
def get_unlock_dir() -> tuple[str, bool]:
    """Return where the unlock file would be: nowhere."""
    return "", False


@live_function("Licensing", "launch_web_browser( (str)url) -> None :", reads=True)
def launch_web_browser(_: str) -> None:
    """Open nothing: a test must not open windows."""
