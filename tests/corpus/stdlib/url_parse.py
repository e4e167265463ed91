# Addresses: taken apart, joined, quoted; queries.
from urllib.parse import *
u = urlparse("http://user:pw@Host.com:80/a/b;p?x=1&y=2#frag"); print(u, u.hostname, u.port, u.username, u.password, u.geturl(), u[1])
for s in ("", "a/b", "//h/p", "mailto:x@y", "HTTP://A/?q", "http://[::1]:8080/x", "file:///etc", "x:1", "http:path", "?q#f", "http://h:99999/", "http://h:ab/", "http://[bad/", "http://h/\n\t x", b"http://b/c?d"):
    try: r = urlsplit(s); print(r, r.hostname, r.port, urlunsplit(r))
    except Exception as e: print(type(e).__name__, e)
b = "http://a/b/c/d;p?q"
for s in "g:h g ./g g/ /g //g ?y g?y #s g#s g?y#s ;x g;x . ./ .. ../ ../g ../.. ../../g ../../../g /./g /../g g. .g g.. ./../g ./g/. g/./h g/../h http:g".split() + [""]: print(s, urljoin(b, s), end=" | ")
print()
print(quote("a b/c?é&~"), quote("a/b", safe=""), quote_plus("a b+c"), unquote("a%20b%C3%A9%zz%"), unquote_plus("a+b%2B"), quote(b"\xff a"), unquote_to_bytes("a%ff%4"), unquote("%ff"), quote("é", encoding="latin-1"))
print(urlencode({"a": 1, "b c": "d&e", "é": "x"}), urlencode([("a", [1, 2])], doseq=True), urlencode([("a", (1, 2))]), urlencode({"x": b"\xff"}), urlencode({"s": "a b"}, quote_via=quote))
print(parse_qs("a=1&a=2&b=&c=%20+x"), parse_qs("b=", keep_blank_values=True), parse_qsl("a=1;b=2", separator=";"), parse_qs(b"a=1"), parse_qsl(""))
print(urldefrag("http://a/b#c"), urldefrag("http://a/b").url, urlunparse(("http", "h", "p", "x", "q", "f")), u._replace(netloc="z").geturl(), urlparse(b"http://a/b").geturl())
for f in (lambda: urlencode("abc"), lambda: parse_qsl("a", strict_parsing=True), lambda: urljoin("a", b"b"), lambda: quote(3), lambda: parse_qs("a=1&b=2", max_num_fields=1), lambda: quote_from_bytes("x")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
