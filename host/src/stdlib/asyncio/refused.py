"""What asyncio has elsewhere and cannot have here: sockets, processes, threads."""


def refuse(name):
    """A function in the place of `name` that says that it is not there."""

    def refused(*args, **kwargs):
        raise NotImplementedError(
            f"{name}() is not supported: the event loop has no sockets, pipes or processes"
        )

    refused.__name__ = refused.__qualname__ = name.rpartition(".")[2]
    return refused


open_connection = refuse("asyncio.open_connection")
open_unix_connection = refuse("asyncio.open_unix_connection")
start_server = refuse("asyncio.start_server")
start_unix_server = refuse("asyncio.start_unix_server")
create_subprocess_exec = refuse("asyncio.create_subprocess_exec")
create_subprocess_shell = refuse("asyncio.create_subprocess_shell")


async def to_thread(func, /, *args, **kwargs):
    raise RuntimeError("can't start new thread: there are no threads here")
