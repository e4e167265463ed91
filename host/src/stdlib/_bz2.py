"""The names of bzip2's streams, for modules that import them: making one is an error."""


class _Refused:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("data of bzip2 is not supported by this Python")


class BZ2Compressor(_Refused):
    """What would be one."""


class BZ2Decompressor(_Refused):
    """What would be one."""
