"""Coroutines run by a loop of events. The loop sleeps and wakes; it watches no sockets, files or
processes, and starts no threads."""

from asyncio.base_events import BaseEventLoop, SelectorEventLoop
from asyncio.coroutines import iscoroutine, iscoroutinefunction
from asyncio.events import (
    AbstractEventLoop,
    AbstractEventLoopPolicy,
    DefaultEventLoopPolicy,
    Handle,
    TimerHandle,
    _get_running_loop,
    _set_running_loop,
    get_event_loop,
    get_event_loop_policy,
    get_running_loop,
    new_event_loop,
    set_event_loop,
    set_event_loop_policy,
)
from asyncio.exceptions import (
    BrokenBarrierError,
    CancelledError,
    IncompleteReadError,
    InvalidStateError,
    LimitOverrunError,
    SendfileNotAvailableError,
    TimeoutError,
)
from asyncio.futures import Future, isfuture, wrap_future
from asyncio.locks import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
from asyncio.protocols import (
    BaseProtocol,
    BaseTransport,
    BufferedProtocol,
    DatagramProtocol,
    DatagramTransport,
    Protocol,
    ReadTransport,
    SubprocessProtocol,
    SubprocessTransport,
    Transport,
    WriteTransport,
)
from asyncio.queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull, QueueShutDown
from asyncio.refused import (
    create_subprocess_exec,
    create_subprocess_shell,
    open_connection,
    open_unix_connection,
    start_server,
    start_unix_server,
    to_thread,
)
from asyncio.runners import Runner, run
from asyncio.streams import StreamReader, StreamWriter
from asyncio.taskgroups import TaskGroup
from asyncio.tasks import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    Task,
    _enter_task,
    _leave_task,
    _register_eager_task,
    _register_task,
    _unregister_eager_task,
    _unregister_task,
    all_tasks,
    create_eager_task_factory,
    create_task,
    current_task,
    eager_task_factory,
    ensure_future,
    run_coroutine_threadsafe,
)
from asyncio.timeouts import Timeout, timeout, timeout_at
from asyncio.waiting import as_completed, gather, shield, sleep, wait, wait_for

EventLoop = SelectorEventLoop
__all__ = [name for name in globals() if name[0] != "_" and type(globals()[name]).__name__ != "module"]
