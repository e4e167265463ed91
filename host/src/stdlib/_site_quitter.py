"""`exit` and `quit`."""


def made(name):
    return Quitter(name, "Ctrl-D (i.e. EOF)")


class Quitter:
    """Ends the program when it is called."""

    __module__ = "_sitebuiltins"

    def __init__(self, name, eof):
        self.name = name
        self.eof = eof

    def __repr__(self):
        return f"Use {self.name}() or {self.eof} to exit"

    def __call__(self, code=None):
        # What reads a program from standard input is to read no more of it.
        import sys
        try:
            sys.stdin.close()
        except Exception:
            pass
        raise SystemExit(code)
