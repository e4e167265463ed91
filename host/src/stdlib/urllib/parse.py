"""Addresses taken apart and put together, and texts quoted for them."""

import re
from collections import namedtuple

__all__ = [
    "urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode",
    "parse_qs", "parse_qsl", "quote", "quote_plus", "quote_from_bytes", "unquote",
    "unquote_plus", "unquote_to_bytes", "DefragResult", "ParseResult", "SplitResult",
    "DefragResultBytes", "ParseResultBytes", "SplitResultBytes",
]

uses_relative = [
    "", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms",
    "prospero", "rtsp", "rtsps", "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss",
]
uses_netloc = [
    "", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https",
    "shttp", "snews", "prospero", "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp",
    "nfs", "git", "git+ssh", "ws", "wss", "itms-services",
]
uses_params = [
    "", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu",
    "sip", "sips", "mms", "sftp", "tel",
]
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*\Z")
_CONTROL = "".join(map(chr, range(33)))
_REMOVED = str.maketrans("", "", "\t\r\n")


# ---- results


class _Network:
    """What is in the `netloc` of a result."""

    __slots__ = ()

    def _split(self):
        user, at, host = self.netloc.rpartition(self._char("@"))
        name, colon, password = user.partition(self._char(":"))
        user = (name, password if colon else None) if at else (None, None)
        before, bracket, rest = host.partition(self._char("["))
        if bracket:
            host, _, port = rest.partition(self._char("]"))
            port = port.partition(self._char(":"))[2]
        else:
            host, _, port = host.partition(self._char(":"))
        return user, host, port or None

    @property
    def username(self):
        return self._split()[0][0]

    @property
    def password(self):
        return self._split()[0][1]

    @property
    def hostname(self):
        host = self._split()[1]
        if not host:
            return None
        name, percent, zone = host.partition(self._char("%"))
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._split()[2]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError("Port out of range 0-65535")
        return port


class _OfStr:
    __slots__ = ()

    def _char(self, c):
        return c

    def encode(self, encoding="ascii", errors="strict"):
        return self._counterpart(*(part.encode(encoding, errors) for part in self))


class _OfBytes:
    __slots__ = ()

    def _char(self, c):
        return c.encode()

    def decode(self, encoding="ascii", errors="strict"):
        return self._counterpart(*(part.decode(encoding, errors) for part in self))


class _Geturl:
    __slots__ = ()

    def geturl(self):
        return self._whole(self)


def _result(name, fields, whole, mixin):
    """The two classes of a result, for texts and for bytes."""
    both = []
    for kind, suffix in ((_OfStr, ""), (_OfBytes, "Bytes")):
        base = namedtuple(name + suffix, fields, module=__name__)
        bases = (kind, mixin, base) if mixin is _Geturl else (kind, mixin, _Geturl, base)
        both.append(type(name + suffix, bases, {"__slots__": (), "__module__": __name__}))
        both[-1]._whole = staticmethod(whole)
    both[0]._counterpart, both[1]._counterpart = both[1], both[0]
    return both


def _undefragged(parts):
    return parts.url + parts._char("#") + parts.fragment if parts.fragment else parts.url


DefragResult, DefragResultBytes = _result("DefragResult", "url fragment", _undefragged, _Geturl)
SplitResult, SplitResultBytes = _result(
    "SplitResult", "scheme netloc path query fragment", lambda p: urlunsplit(p), _Network
)
ParseResult, ParseResultBytes = _result(
    "ParseResult", "scheme netloc path params query fragment", lambda p: urlunparse(p), _Network
)


def _as_text(*args):
    """The arguments as texts, and what makes the results what the arguments were."""
    is_text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != is_text:
            raise TypeError("Cannot mix str and non-str arguments")
    if is_text:
        return *args, lambda result: result
    texts = [arg.decode("ascii", "strict") if arg else "" for arg in args]
    return *texts, lambda result: result.encode("ascii", "strict")


# ---- taking apart and putting together


def urlsplit(url, scheme="", allow_fragments=True):
    url, scheme, back = _as_text(url, scheme)
    url = url.lstrip(_CONTROL).translate(_REMOVED)
    scheme = scheme.strip(_CONTROL).translate(_REMOVED)
    netloc = query = fragment = ""
    before, colon, after = url.partition(":")
    if colon and _SCHEME.match(before):
        scheme, url = before.lower(), after
    if url[:2] == "//":
        end = min((i for i in (url.find(c, 2) for c in "/?#") if i >= 0), default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_brackets(netloc)
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    _check_netloc(netloc)
    return back(SplitResult(scheme, netloc, url, query, fragment))


def _check_brackets(netloc):
    inside = netloc.rpartition("@")[2]
    before, _, rest = inside.partition("[")
    host, _, port = rest.partition("]")
    if before or port and not port.startswith(":"):
        raise ValueError("Invalid IPv6 URL")
    if host.startswith("v"):
        if not re.match(r"\Av[a-fA-F0-9]+\..+\Z", host):
            raise ValueError("IPvFuture address is invalid")
    elif not re.fullmatch(r"[0-9A-Fa-f:.]+(%.*)?", host) or ":" not in host:
        raise ValueError(f"{host!r} does not appear to be an IPv4 or IPv6 address")


def _check_netloc(netloc):
    if not netloc or netloc.isascii():
        return
    import unicodedata

    plain = netloc
    for c in "@:#?":
        plain = plain.replace(c, "")
    normal = unicodedata.normalize("NFKC", plain)
    if normal != plain and any(c in normal for c in "/?#@:"):
        raise ValueError(
            f"netloc {netloc!r} contains invalid characters under NFKC normalization"
        )


def urlunsplit(components):
    scheme, netloc, url, query, fragment, back = _as_text(*components)
    if netloc:
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    elif url[:2] == "//" or scheme in uses_netloc and scheme and url[:1] in ("", "/"):
        url = "//" + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    if fragment:
        url = url + "#" + fragment
    return back(url)


def urlparse(url, scheme="", allow_fragments=True):
    url, scheme, back = _as_text(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in path:
        last = path.rfind("/")
        semicolon = path.find(";", last if last >= 0 else 0)
        if semicolon >= 0:
            path, params = path[:semicolon], path[semicolon + 1 :]
    return back(ParseResult(scheme, netloc, path, params, query, fragment))


def urlunparse(components):
    scheme, netloc, url, params, query, fragment, back = _as_text(*components)
    if params:
        url = f"{url};{params}"
    return back(urlunsplit((scheme, netloc, url, query, fragment)))


def urldefrag(url):
    url, back = _as_text(url)
    fragment = ""
    if "#" in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        url = urlunparse((scheme, netloc, path, params, query, ""))
    return back(DefragResult(url, fragment))


def urljoin(base, url, allow_fragments=True):
    """The address that `url` is on the page `base`."""
    if not base:
        return url
    if not url:
        return base
    base, url, back = _as_text(base, url)
    old = urlparse(base, "", allow_fragments)
    new = urlparse(url, old.scheme, allow_fragments)
    if new.scheme != old.scheme or new.scheme not in uses_relative:
        return back(url)
    if new.scheme in uses_netloc:
        if new.netloc:
            return back(urlunparse(new))
        new = new._replace(netloc=old.netloc)
    if not new.path and not new.params:
        query = new.query or old.query
        return back(urlunparse(new._replace(path=old.path, params=old.params, query=query)))
    return back(urlunparse(new._replace(path=_joined(old.path, new.path))))


def _joined(base, path):
    """The path on a page whose path is `base`, without dots."""
    folders = base.split("/")
    if folders[-1]:
        del folders[-1]
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = folders + path.split("/")
        segments[1:-1] = filter(None, segments[1:-1])
    kept = []
    for segment in segments:
        if segment == "..":
            if kept:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept) or "/"


# ---- quoting

_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_tables = {}


def _table(safe):
    """What each byte becomes, as a text."""
    found = _tables.get(safe)
    if found is None:
        keep = _SAFE.union(safe)
        found = [chr(b) if b in keep else f"%{b:02X}" for b in range(256)]
        _tables[safe] = found
    return found


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    space = b" " if isinstance(string, bytes) else " "
    if space not in string:
        return quote(string, safe, encoding, errors)
    safe += " " if isinstance(safe, str) else b" "
    return quote(string, safe, encoding, errors).replace(" ", "+")


def quote_from_bytes(bs, safe="/"):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    else:
        safe = bytes(b for b in safe if b < 128)
    table = _table(safe)
    return "".join([table[b] for b in bs])


def unquote_to_bytes(string):
    if not string:
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *rest = bytes(string).split(b"%")
    parts = [first]
    for part in rest:
        try:
            parts.append(bytes((_hex(part[:2]),)))
            parts.append(part[2:])
        except ValueError:
            parts.append(b"%" + part)
    return b"".join(parts)


def _hex(digits):
    if len(digits) != 2 or not all(c in b"0123456789abcdefABCDEF" for c in digits):
        raise ValueError
    return int(digits, 16)


_QUOTED = re.compile(r"(?:%[0-9a-fA-F]{2})+")


def unquote(string, encoding="utf-8", errors="replace"):
    encoding, errors = encoding or "utf-8", errors or "replace"
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        return string

    def decoded(found):
        return unquote_to_bytes(found.group()).decode(encoding, errors)

    return _QUOTED.sub(decoded, string)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


# ---- queries


def parse_qsl(
    qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
    max_num_fields=None, separator="&",
):
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    is_text = isinstance(qs, str)
    if not is_text:
        qs = bytes(memoryview(qs)).decode("ascii") if qs else ""
        separator = separator.decode() if isinstance(separator, bytes) else separator
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    pairs = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition("=")
        if not equals and strict_parsing:
            raise ValueError(f"bad query field: {field!r}")
        if value or keep_blank_values:
            pair = [unquote_plus(text, encoding, errors) for text in (name, value)]
            if not is_text:
                pair = [text.encode(encoding, "surrogateescape") for text in pair]
            pairs.append(tuple(pair))
    return pairs


def parse_qs(
    qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
    max_num_fields=None, separator="&",
):
    found = {}
    for name, value in parse_qsl(
        qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator
    ):
        found.setdefault(name, []).append(value)
    return found


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as error:
            raise TypeError("not a valid non-string sequence or mapping object") from error

    def quoted(v):
        if isinstance(v, bytes):
            return quote_via(v, safe)
        return quote_via(v if isinstance(v, str) else str(v), safe, encoding, errors)

    pairs = []
    for name, value in query:
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
                values = value
            except TypeError:
                pass
        pairs += [f"{quoted(name)}={quoted(v)}" for v in values]
    return "&".join(pairs)


# ---- parts of an address, as the modules around this one ask for them


def unwrap(url):
    """The address without the brackets and the word that it may be wrapped in."""
    url = str(url).strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    return url[4:].strip() if url[:4] == "URL:" else url


def _to_bytes(url):
    if isinstance(url, str):
        try:
            return url.encode("ascii").decode()
        except UnicodeError:
            raise UnicodeError(f"URL {url!r} contains non-ASCII characters") from None
    return url


def _splittype(url):
    scheme, colon, rest = url.partition(":")
    if colon and scheme and "/" not in scheme:
        return scheme.lower(), rest
    return None, url


def _splithost(url):
    if not url.startswith("//"):
        return None, url
    end = min([i for i in map(url[2:].find, "/#?") if i >= 0], default=len(url) - 2) + 2
    host, path = url[2:end], url[end:]
    return host, path if not path or path[0] == "/" else "/" + path


def _splituser(host):
    user, at, host = host.rpartition("@")
    return user if at else None, host


def _splitpasswd(user):
    user, colon, password = user.partition(":")
    return user, password if colon else None


def _splitport(host):
    name, colon, port = host.rpartition(":")
    if colon and (not port or port.isdigit() and port.isascii()):
        return name, port or None
    return host, None


def _splitnport(host, defport=-1):
    name, colon, port = host.rpartition(":")
    if not colon:
        return host, defport
    return name, int(port) if port.isdigit() and port.isascii() else None if port else defport


def _split_last(url, mark):
    path, found, rest = url.rpartition(mark)
    return (path, rest) if found and path else (url, None)


def _splitquery(url):
    return _split_last(url, "?")


def _splittag(url):
    return _split_last(url, "#")


def _splitattr(url):
    path, *attributes = url.split(";")
    return path, attributes


def _splitvalue(attr):
    name, equals, value = attr.partition("=")
    return name, value if equals else None
