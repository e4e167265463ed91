"""The names of sockets, for modules that import them: making one is an error."""

import errno as _errno

has_ipv6 = False
AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET = 1, 2, 3, 5
SOCK_NONBLOCK, SOCK_CLOEXEC = 2048, 524288
SOL_SOCKET, SOL_IP, SOL_TCP, SOL_UDP, SOMAXCONN = 1, 0, 6, 17, 4096
SO_DEBUG, SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_BROADCAST = 1, 2, 3, 4, 6
SO_SNDBUF, SO_RCVBUF, SO_KEEPALIVE, SO_LINGER, SO_REUSEPORT = 7, 8, 9, 13, 15
IPPROTO_IP, IPPROTO_ICMP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 1, 6, 17, 41
IPV6_V6ONLY, TCP_NODELAY, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT = 26, 1, 4, 5, 6
MSG_OOB, MSG_PEEK, MSG_DONTWAIT, MSG_WAITALL, MSG_NOSIGNAL = 1, 2, 64, 256, 16384
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
AI_PASSIVE, AI_CANONNAME, AI_NUMERICHOST, AI_ADDRCONFIG, AI_NUMERICSERV = 1, 2, 4, 32, 1024
EAI_AGAIN, EAI_FAMILY, EAI_NONAME, EAI_SERVICE = -3, -6, -2, -8
NI_NUMERICHOST, NI_NUMERICSERV = 1, 2
INADDR_ANY, INADDR_LOOPBACK, INADDR_BROADCAST, INADDR_NONE = 0, 0x7F000001, 0xFFFFFFFF, 0xFFFFFFFF
CAPI = None

error = OSError
timeout = TimeoutError


class herror(OSError):
    __module__ = "socket"


class gaierror(OSError):
    __module__ = "socket"


def _refuse(*args, **kwargs):
    raise OSError(_errno.EAFNOSUPPORT, "sockets are not supported by this Python")


class socket:
    """What a socket would be."""

    __module__ = "_socket"
    __slots__ = ()
    __init__ = _refuse

    def __new__(cls, *args, **kwargs):
        return _refuse()


SocketType = socket
socketpair = getaddrinfo = getnameinfo = gethostbyname = gethostbyname_ex = _refuse
gethostbyaddr = getservbyname = getservbyport = getprotobyname = if_nameindex = _refuse
if_nametoindex = if_indextoname = sethostname = dup = close = _refuse
_default_timeout = None


def gethostname():
    from os import uname

    return uname()[1]


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(timeout, /):
    global _default_timeout
    _default_timeout = timeout


def htons(x, /):
    return int.from_bytes(x.to_bytes(2, "big"), _order())


def htonl(x, /):
    return int.from_bytes(x.to_bytes(4, "big"), _order())


ntohs, ntohl = htons, htonl


def _order():
    from sys import byteorder

    return byteorder


def inet_aton(ip_addr, /):
    parts = [_number(part) for part in ip_addr.split(".")]
    *first, last = parts
    rest = 4 - len(first)
    if rest < 1 or None in parts or max(first, default=0) > 255 or last >= 256**rest:
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes(first) + last.to_bytes(rest, "big")


def _number(text):
    """A part of an address as C reads it; None for what is none."""
    base = 16 if text[:2] in ("0x", "0X") else 8 if text[:1] == "0" else 10
    digits = text[2:] if base == 16 else text
    return int(digits, base) if digits.isalnum() and digits.isascii() and _all_of(digits, base) else None


def _all_of(digits, base):
    return all(digit in "0123456789abcdef"[:base] for digit in digits.lower())


def inet_ntoa(packed_ip, /):
    if len(packed_ip) != 4:
        raise OSError("packed IP wrong length")
    return ".".join(map(str, packed_ip))


def inet_pton(address_family, ip_string, /):
    if address_family == AF_INET:
        return inet_aton(ip_string)
    raise OSError(_errno.EAFNOSUPPORT, "Address family not supported by protocol")
