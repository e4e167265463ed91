"""What connections call and are called by. Programs derive from these; the loop here makes no
connections of its own."""


class BaseProtocol:
    __slots__ = ()

    def connection_made(self, transport):
        pass

    def connection_lost(self, exc):
        pass

    def pause_writing(self):
        pass

    def resume_writing(self):
        pass


class Protocol(BaseProtocol):
    """What a stream of bytes goes to."""

    __slots__ = ()

    def data_received(self, data):
        pass

    def eof_received(self):
        pass


class BufferedProtocol(BaseProtocol):
    """A protocol that says where the bytes are to be put."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        pass

    def buffer_updated(self, nbytes):
        pass

    def eof_received(self):
        pass


class DatagramProtocol(BaseProtocol):
    __slots__ = ()

    def datagram_received(self, data, addr):
        pass

    def error_received(self, exc):
        pass


class SubprocessProtocol(BaseProtocol):
    __slots__ = ()

    def pipe_data_received(self, fd, data):
        pass

    def pipe_connection_lost(self, fd, exc):
        pass

    def process_exited(self):
        pass


class BaseTransport:
    """What a protocol writes to."""

    __slots__ = ("_extra",)

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        return self._extra.get(name, default)


class ReadTransport(BaseTransport):
    __slots__ = ()


class WriteTransport(BaseTransport):
    __slots__ = ()

    def writelines(self, list_of_data):
        self.write(b"".join(list_of_data))


class Transport(ReadTransport, WriteTransport):
    __slots__ = ()


class DatagramTransport(BaseTransport):
    __slots__ = ()


class SubprocessTransport(BaseTransport):
    __slots__ = ()


def _abstract(name):
    def method(self, *args):
        raise NotImplementedError

    method.__name__ = name
    return method


for _class, _names in (
    (BaseTransport, "is_closing close set_protocol get_protocol"),
    (ReadTransport, "is_reading pause_reading resume_reading"),
    (WriteTransport, "set_write_buffer_limits get_write_buffer_size get_write_buffer_limits "
                     "write write_eof can_write_eof abort"),
    (DatagramTransport, "sendto abort"),
    (SubprocessTransport, "get_pid get_returncode get_pipe_transport send_signal terminate kill"),
):
    for _name in _names.split():
        setattr(_class, _name, _abstract(_name))
