"""Control and observe Ableton Live. Nothing is imported here: each part is loaded by who needs it."""
