"""What operations return: values that Live showed after the change, never the arguments that were given.

The modules mirror those of the commands. Objects carry their stable id as `track_id`, `scene_id`, `clip_id`;
`track_index` is a number for the tracks of the main list and the path (`return_tracks/0`, `master_track`) for the
others, so that it can be given back as it is.
"""
