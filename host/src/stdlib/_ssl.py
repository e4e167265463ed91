"""The names of TLS, for modules that import them: making a context is an error."""

# What `import ssl` looks for, by the beginnings of names.
for _prefix, _values in {
    "ALERT_DESCRIPTION_":
        "ACCESS_DENIED=49 BAD_CERTIFICATE=42 BAD_CERTIFICATE_HASH_VALUE=114 "
        "BAD_CERTIFICATE_STATUS_RESPONSE=113 BAD_RECORD_MAC=20 CERTIFICATE_EXPIRED=45 "
        "CERTIFICATE_REVOKED=44 CERTIFICATE_UNKNOWN=46 CERTIFICATE_UNOBTAINABLE=111 "
        "CLOSE_NOTIFY=0 DECODE_ERROR=50 DECOMPRESSION_FAILURE=30 DECRYPT_ERROR=51 "
        "HANDSHAKE_FAILURE=40 ILLEGAL_PARAMETER=47 INSUFFICIENT_SECURITY=71 INTERNAL_ERROR=80 "
        "NO_RENEGOTIATION=100 PROTOCOL_VERSION=70 RECORD_OVERFLOW=22 UNEXPECTED_MESSAGE=10 "
        "UNKNOWN_CA=48 UNKNOWN_PSK_IDENTITY=115 UNRECOGNIZED_NAME=112 UNSUPPORTED_CERTIFICATE=43 "
        "UNSUPPORTED_EXTENSION=110 USER_CANCELLED=90",
    "CERT_": "NONE=0 OPTIONAL=1 REQUIRED=2",
    "ENCODING_": "DER=2 PEM=1",
    "HOSTFLAG_":
        "ALWAYS_CHECK_SUBJECT=1 MULTI_LABEL_WILDCARDS=8 NEVER_CHECK_SUBJECT=32 "
        "NO_PARTIAL_WILDCARDS=4 NO_WILDCARDS=2 SINGLE_LABEL_SUBDOMAINS=16",
    "OP_":
        "ALL=2147483728 CIPHER_SERVER_PREFERENCE=4194304 ENABLE_KTLS=8 "
        "ENABLE_MIDDLEBOX_COMPAT=1048576 IGNORE_UNEXPECTED_EOF=128 LEGACY_SERVER_CONNECT=4 "
        "NO_COMPRESSION=131072 NO_RENEGOTIATION=1073741824 NO_SSLv2=0 NO_SSLv3=33554432 "
        "NO_TICKET=16384 NO_TLSv1=67108864 NO_TLSv1_1=268435456 NO_TLSv1_2=134217728 "
        "NO_TLSv1_3=536870912 SINGLE_DH_USE=0 SINGLE_ECDH_USE=0",
    "PROTOCOL_": "SSLv23=2 TLS=2 TLS_CLIENT=16 TLS_SERVER=17 TLSv1=3 TLSv1_1=4 TLSv1_2=5",
    "PROTO_":
        "MAXIMUM_SUPPORTED=-1 MINIMUM_SUPPORTED=-2 SSLv3=768 TLSv1=769 TLSv1_1=770 TLSv1_2=771 "
        "TLSv1_3=772",
    "SSL_ERROR_":
        "EOF=8 INVALID_ERROR_CODE=10 SSL=1 SYSCALL=5 WANT_CONNECT=7 WANT_READ=2 WANT_WRITE=3 "
        "WANT_X509_LOOKUP=4 ZERO_RETURN=6",
    "VERIFY_":
        "ALLOW_PROXY_CERTS=64 CRL_CHECK_CHAIN=12 CRL_CHECK_LEAF=4 DEFAULT=0 "
        "X509_PARTIAL_CHAIN=524288 X509_STRICT=32 X509_TRUSTED_FIRST=32768",
}.items():
    for _value in _values.split():
        _name, _value = _value.split("=")
        globals()[_prefix + _name] = int(_value)

HAS_SNI = HAS_ECDH = HAS_NPN = HAS_ALPN = HAS_PSK = HAS_TLS_UNIQUE = False
HAS_SSLv2 = HAS_SSLv3 = HAS_TLSv1 = HAS_TLSv1_1 = HAS_TLSv1_2 = HAS_TLSv1_3 = False
OPENSSL_VERSION = "none"
OPENSSL_VERSION_INFO = _OPENSSL_API_VERSION = (0, 0, 0, 0, 0)
OPENSSL_VERSION_NUMBER = 0
_DEFAULT_CIPHERS = "DEFAULT"


class SSLError(OSError):
    """An error of TLS."""

    def __str__(self):
        return str(self.strerror if len(self.args) > 1 else self.args)


class SSLZeroReturnError(SSLError):
    """The other side has closed the connection."""


class SSLWantReadError(SSLError):
    """More is to be read first."""


class SSLWantWriteError(SSLError):
    """More is to be written first."""


class SSLSyscallError(SSLError):
    """The operating system refused."""


class SSLEOFError(SSLError):
    """The connection ended without a farewell."""


class SSLCertVerificationError(SSLError, ValueError):
    """A certificate that does not hold."""


for _class in [SSLError, *SSLError.__subclasses__()]:
    _class.__module__ = "ssl"


def _refuse(*args, **kwargs):
    raise SSLError(1, "TLS is not supported by this Python")


class _Refused:
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return _refuse()


class _SSLContext(_Refused):
    """What a context would be."""


class _SSLSocket(_Refused):
    """What a socket would be."""


class SSLSession(_Refused):
    """What a session would be."""


class Certificate(_Refused):
    """What a certificate would be."""


class MemoryBIO(_Refused):
    """What a buffer would be."""


_test_decode_cert = get_default_verify_paths = RAND_add = _refuse

# The objects that the module `ssl` names.
_OBJECTS = (
    (129, "serverAuth", "TLS Web Server Authentication", "1.3.6.1.5.5.7.3.1"),
    (130, "clientAuth", "TLS Web Client Authentication", "1.3.6.1.5.5.7.3.2"),
)


def txt2obj(txt, name=False):
    for known in _OBJECTS:
        if txt == known[3] or name and txt in known[1:3]:
            return known
    raise ValueError(f"unknown object '{txt:.100}'")


def nid2obj(nid, /):
    for known in _OBJECTS:
        if nid == known[0]:
            return known
    raise ValueError(f"unknown NID {nid}")


def RAND_bytes(n, /):
    from os import urandom

    return urandom(n)


def RAND_status():
    return True
