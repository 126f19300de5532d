"""Applies settings that have changed to the parts of the running script, one function for each group of settings."""

from collections.abc import Callable, Mapping, Sequence

import attrs

from alive.adapters.storage.audit_file import AuditFile
from alive.adapters.transport.hub import Hub
from alive.adapters.transport.line_commands import LineCommandsTransport
from alive.adapters.transport.osc_events import OscEvents
from alive.adapters.transport.osc_target import Target
from alive.adapters.transport.session import Limits
from alive.adapters.transport.tcp_json import TcpJsonTransport
from alive.adapters.transport.tcp_server import TcpServer
from alive.application.access import Access, Rules
from alive.application.audit import Audit
from alive.application.executor import Executor
from alive.application.gateway import Gateway
from alive.application.log_queue import LogQueue
from alive.application.pump import Pump
from alive.application.transports import Transport
from alive.config import LineCommandsSettings, Settings, TcpJsonSettings
from remote_script_entry.reloading import AT_ONCE, Apply

NEXT_CONNECTIONS = "for connections that are made from now on"
DROPS_CLIENTS = "at once; its clients are disconnected"
WHEN_FREE = "as soon as its port is free"
NEXT_CALLBACK = "with Live's next callback, also for who is connected"
NEXT_DISPLAY = "within a tenth of a second"


def rules_of(settings: Settings) -> Rules:
    """What the settings say about access."""
    security = settings.security
    return Rules(
        default_role=security.default_role,
        token_required=security.token_required,
        requests_per_second=security.requests_per_second,
        burst=security.burst,
    )


@attrs.define(eq=False, kw_only=True)
class Applying:
    """The parts that settings apply to."""

    logs: LogQueue
    gateway: Gateway
    executor: Executor
    pump: Pump
    hub: Hub
    osc: OscEvents
    access: Access
    audit: Audit | None
    audit_file: AuditFile | None
    """None, both, where there is no folder to keep it in."""
    transports: list[Transport]
    """Those that are open or to be opened."""
    make_transports: Callable[[Settings], Sequence[Transport]]
    make_targets: Callable[[Settings], Sequence[Target]]
    set_interval: Callable[[Settings], None]
    """Has Live's Timer made anew."""

    def groups(self) -> Mapping[str, Apply]:
        """What applies the settings below each dotted key."""
        return {
            "log": self._log,
            "pump": self._pump,
            "pump.callback_interval_ms": self._interval,
            "limits.queue_capacity": self._capacity,
            "transports.tcp_json": lambda settings: self._server(settings, settings.transports.tcp_json, "tcp_json"),
            "transports.tcp_json.max_frame_bytes": self._json_limits,
            "transports.tcp_json.max_backlog_bytes": self._json_limits,
            "transports.line_commands": self._line_commands,
            "transports.line_commands.max_frame_bytes": self._line_limits,
            "transports.osc": self._osc,
            "security": self._access,
            "security.audit": self._audit,
            "security.audit_arguments": self._audit,
            "security.audit_file_bytes": self._audit,
            "security.audit_files": self._audit,
        }

    def _log(self, settings: Settings) -> str:
        log = settings.log
        self.logs.level, self.logs.enabled, self.logs.capacity = log.level, log.enabled, log.queue_size
        self.gateway.log_commands = log.commands
        return AT_ONCE

    def _pump(self, settings: Settings) -> str:
        pump = settings.pump
        self.pump.configure(
            pump.linger_ms / 1000, pump.budget_share, pump.min_budget_ms / 1000, pump.max_budget_ms / 1000
        )
        return AT_ONCE

    def _interval(self, settings: Settings) -> str:
        self.set_interval(settings)
        return NEXT_DISPLAY

    def _capacity(self, settings: Settings) -> str:
        self.executor.capacity = settings.limits.queue_capacity
        return AT_ONCE

    def _line_commands(self, settings: Settings) -> str:
        return self._server(settings, settings.transports.line_commands, "line_commands")

    def _server(self, settings: Settings, wanted: TcpJsonSettings | LineCommandsSettings, name: str) -> str:
        """Open, close or move a transport. It is moved first, which can fail; then it is all as it was."""
        server = self._transport(name)
        if server is None:
            return self._open(settings, name) if wanted.enabled else AT_ONCE
        if not wanted.enabled:
            self.transports.remove(server)
            self.hub.close_soon(server)
            return DROPS_CLIENTS
        if server.address != (wanted.host, wanted.port):
            self.hub.has_moved(server, server.move((wanted.host, wanted.port)))
        server.max_clients = wanted.max_clients
        return self._since_when(name)

    def _open(self, settings: Settings, name: str) -> str:
        transport = next(transport for transport in self.make_transports(settings) if transport.name == name)
        self.transports.append(transport)
        self.hub.open_also(transport)
        return self._since_when(name)

    def _since_when(self, name: str) -> str:
        return AT_ONCE if self.hub.describe()[name]["open"] else WHEN_FREE

    def _transport(self, name: str) -> TcpServer | None:
        named = (transport for transport in self.transports if transport.name == name)
        return next((transport for transport in named if isinstance(transport, TcpServer)), None)

    def _json_limits(self, settings: Settings) -> str:
        server, wanted = self._transport("tcp_json"), settings.transports.tcp_json
        if isinstance(server, TcpJsonTransport):
            server.limits = Limits(max_frame_bytes=wanted.max_frame_bytes, max_backlog_bytes=wanted.max_backlog_bytes)
        return NEXT_CONNECTIONS

    def _line_limits(self, settings: Settings) -> str:
        server = self._transport("line_commands")
        if isinstance(server, LineCommandsTransport):
            server.max_frame_bytes = settings.transports.line_commands.max_frame_bytes
        return NEXT_CONNECTIONS

    def _access(self, settings: Settings) -> str:
        self.access.follow(rules_of(settings))
        return NEXT_CALLBACK

    def _audit(self, settings: Settings) -> str:
        """What is noted already is still written when it is switched off."""
        if self.audit is None or self.audit_file is None:
            raise ValueError("there is no folder to keep it in, since the script was not installed")
        security = settings.security
        self.audit.arguments = security.audit_arguments
        self.audit_file.most_bytes, self.audit_file.most_files = security.audit_file_bytes, security.audit_files
        self.gateway.audit = self.audit if security.audit else None
        return AT_ONCE

    def _osc(self, settings: Settings) -> str:
        self.osc.stop()
        self.osc.send_to(self.make_targets(settings))
        if settings.transports.osc.enabled:
            self.osc.start()
        return AT_ONCE
