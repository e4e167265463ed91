"""The names of sockets, for modules that import them: making one is an error."""

from _socket import *
from _socket import _refuse

# What modules name as the default of a timeout.
_GLOBAL_DEFAULT_TIMEOUT = object()

has_dualstack_ipv6 = create_connection = create_server = fromfd = _refuse


def getfqdn(name=""):
    name = name.strip()
    return gethostname() if not name or name in ("0.0.0.0", "::") else name
