"""The tokens of a source, as the reference's `tokenize` asks for them."""


class TokenizerIter:
    """The tokens of the lines that a function gives, as tuples."""

    def __init__(self, readline, /, *, encoding=None, extra_tokens=False):
        import tokenize

        def lines():
            line = readline()
            return line.decode(encoding) if encoding and isinstance(line, bytes) else line

        self._tokens = tokenize.generate_tokens(lines)

    def __iter__(self):
        return self

    def __next__(self):
        return tuple(next(self._tokens))
