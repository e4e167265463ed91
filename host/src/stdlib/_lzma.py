"""The names of xz's streams, for modules that import them: making one is an error."""

FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW = range(4)
CHECK_NONE, CHECK_CRC32, CHECK_CRC64, CHECK_SHA256, CHECK_ID_MAX, CHECK_UNKNOWN = 0, 1, 4, 10, 15, 16
FILTER_LZMA1, FILTER_LZMA2 = 0x4000000000000001, 0x21
FILTER_DELTA, FILTER_X86, FILTER_POWERPC, FILTER_IA64 = 3, 4, 5, 6
FILTER_ARM, FILTER_ARMTHUMB, FILTER_SPARC = 7, 8, 9
MF_HC3, MF_HC4, MF_BT2, MF_BT3, MF_BT4 = 3, 4, 18, 19, 20
MODE_FAST, MODE_NORMAL, PRESET_DEFAULT, PRESET_EXTREME = 1, 2, 6, 1 << 31


class LZMAError(Exception):
    """Data that is not what was compressed."""


def is_check_supported(check_id, /):
    return False


def _refuse(*args, **kwargs):
    raise NotImplementedError("data of xz is not supported by this Python")


_encode_filter_properties = _decode_filter_properties = _refuse


class _Refused:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("data of xz is not supported by this Python")


class LZMACompressor(_Refused):
    """What would be one."""


class LZMADecompressor(_Refused):
    """What would be one."""
