"""The machinery of Live's objects: declarations, wrappers, argument checks, notifications, undo."""
