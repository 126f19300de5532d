"""The script itself."""

import socket
import threading
from queue import Empty, SimpleQueue
from typing import Any

from _Framework.ButtonElement import ButtonElement
from _Framework.ControlSurface import ControlSurface
from _Framework.InputControlElement import MIDI_NOTE_TYPE
from _Framework.SessionComponent import SessionComponent

PLAY_NOTE = 36


class ThreadedEcho(ControlSurface):
    """Serves one client at a time; a button plays and a red box shows two tracks by three scenes."""

    def __init__(self, c_instance: Any) -> None:
        super().__init__(c_instance)
        self._wanted: SimpleQueue[socket.socket] = SimpleQueue()
        with self.component_guard():
            self._button = ButtonElement(True, MIDI_NOTE_TYPE, 0, PLAY_NOTE)
            self._button.add_value_listener(self._on_play)
            self.set_highlighting_session_component(SessionComponent(2, 3))
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self.log_message("ThreadedEcho: listening on", self.port)
        threading.Thread(target=self._serve, daemon=True).start()
        self.schedule_message(1, self._answer)

    def disconnect(self) -> None:
        """Let the thread end."""
        self._server.close()
        super().disconnect()

    def _on_play(self, value: int) -> None:
        if value:
            self.song().start_playing()

    def _serve(self) -> None:
        try:
            while True:
                client, _ = self._server.accept()
                self._talk(client)
        except OSError:
            return  # disconnected

    def _talk(self, client: socket.socket) -> None:
        with client, client.makefile("r", encoding="utf-8") as lines:
            for line in lines:
                if line.strip() == "tick":
                    self._wanted.put(client)
                else:
                    self._send_tempo(client)

    def _answer(self) -> None:
        try:
            while True:
                self._send_tempo(self._wanted.get_nowait())
        except Empty:
            self.schedule_message(1, self._answer)

    def _send_tempo(self, client: socket.socket) -> None:
        client.sendall(f"{self.song().tempo}\n".encode())
