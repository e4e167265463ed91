"""The names of `contextvars`, for modules that ask for CPython's native one."""

from contextvars import Context, ContextVar, Token, copy_context
