__all__ = ["first", "missing"]
first = "first of wrong_all"
