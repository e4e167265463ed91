# Programs import `socket` for its names and for what needs no network.
import socket

print(socket.AF_INET == 2, socket.AF_INET6 == 10, socket.SOCK_STREAM == 1, socket.SOCK_DGRAM == 2)
print(socket.SOL_SOCKET, socket.SO_REUSEADDR, socket.IPPROTO_TCP == 6, socket.TCP_NODELAY)
print(socket.error is OSError, socket.timeout is TimeoutError)
print(issubclass(socket.gaierror, OSError), issubclass(socket.herror, OSError))
print(socket.inet_aton("192.168.1.20"), socket.inet_ntoa(bytes([10, 0, 0, 1])))
print(socket.inet_pton(socket.AF_INET, "127.0.0.1"))
print(socket.ntohs(socket.htons(0x1234)) == 0x1234, socket.ntohl(socket.htonl(7)))
print(socket.getdefaulttimeout())
print(type(socket.gethostname()) is str, type(socket.getfqdn()) is str)
addresses = """1.2.3 1.2.3.256 x 127.1 16909060 0x7f.1 017.1.1.1 08.1.1.1 1.2.3.4.5 1..2
4294967296 1.16777216""".split()
for text in ["", *addresses]:
    try:
        print(text, socket.inet_aton(text))
    except OSError as e:
        print(repr(e))
import inspect
def connect(host, port=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT): return timeout is socket._GLOBAL_DEFAULT_TIMEOUT
print(connect("a"), connect("a", timeout=1), type(socket._GLOBAL_DEFAULT_TIMEOUT).__name__)
