"""The names of importers from archives, of which there are none."""

__all__ = ["ZipImportError", "zipimporter"]


class ZipImportError(ImportError):
    pass


class zipimporter:
    """Would import from an archive."""

    def __init__(self, path):
        raise ZipImportError(f"modules cannot be imported from archives: {path!r}", path=path)
