"""The common core of the frameworks that come with Live: what `_Framework` and `ableton` share in behaviour.

Written from what Remote Scripts and their authors' descriptions say about the behaviour, not from Ableton's source.
The packages that scripts import are in `modules/_Framework` and `modules/ableton`; they give these classes the
names and the differences of each framework.
"""
