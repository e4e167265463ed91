"""The names of the debugger. Programs cannot be stepped through: nothing here traces."""

__all__ = ["run", "Pdb", "set_trace", "post_mortem", "pm", "runcall", "runeval"]


def _refuse(*args, **kwargs):
    raise NotImplementedError("the debugger is not supported: this Python traces no lines")


class Restart(Exception):
    pass


class Pdb:
    """What the debugger would be: it can be made, and then does nothing but refuse."""

    def __init__(self, *args, **kwargs):
        pass

    def reset(self):
        pass

    set_trace = set_continue = interaction = runcall = _refuse


run = set_trace = post_mortem = pm = runcall = runeval = _refuse
