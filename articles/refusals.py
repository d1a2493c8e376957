"""Why something was not done. str() of each is a sentence that says what to do next."""


class MoveRefused(Exception):
    """A move or a save was refused, and nothing has changed."""


class NotAllowed(MoveRefused):
    """This person may not do this to this story."""


class SomebodyWasFaster(MoveRefused):
    """The story is no longer what the person saw."""


class NotReady(MoveRefused):
    """The story, or the form, lacks something."""
