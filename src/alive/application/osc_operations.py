"""The operations on the OSC output."""

from alive.application.script import Script, handlers
from alive.domain.commands.osc import GetOscStatus, RefreshOsc, StartOsc, StopOsc
from alive.domain.results.osc import OscStatus


@handlers.handles(StartOsc)
def start_osc(script: Script, _command: StartOsc) -> OscStatus:
    """Start it."""
    script.osc.start()
    return script.osc.status("Events are sent as OSC.")


@handlers.handles(StopOsc)
def stop_osc(script: Script, _command: StopOsc) -> OscStatus:
    """Stop it."""
    script.osc.stop()
    return script.osc.status("Events are not sent as OSC any more.")


@handlers.handles(RefreshOsc)
def refresh_osc(script: Script, _command: RefreshOsc) -> OscStatus:
    """Look at everything anew."""
    script.osc.refresh()
    return script.osc.status("All that is observed is compared with the Set.")


@handlers.handles(GetOscStatus)
def get_osc_status(script: Script, _command: GetOscStatus) -> OscStatus:
    """Say what is."""
    status = script.osc.status("")
    sent = "are" if status.enabled else "are not"
    return script.osc.status(f"Events {sent} sent as OSC.")
