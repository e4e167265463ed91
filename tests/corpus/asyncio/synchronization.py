# Queues and locks between tasks, callbacks of the loop, contexts.
import asyncio
async def main():
    q = asyncio.Queue(2); log = []
    async def prod():
        for i in range(5): await q.put(i); log.append(("put", i))
    async def cons():
        for _ in range(5):
            log.append(("got", await q.get())); q.task_done()
    await asyncio.gather(prod(), cons()); await q.join()
    print(log, q)
    try: q.get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    q.put_nowait(1); q.put_nowait(2)
    try: q.put_nowait(3)
    except asyncio.QueueFull as e: print(repr(e))
    print(q, q.qsize(), q.full(), q.maxsize)
    for _ in 1, 2: q.task_done()
    try: q.task_done()
    except ValueError as e: print(e)
    q.shutdown()
    print(await q.get(), await q.get(), q)
    try: await q.get()
    except asyncio.QueueShutDown as e: print(repr(e))
    p = asyncio.PriorityQueue(); l = asyncio.LifoQueue()
    for x in 3, 1, 2: p.put_nowait(x); l.put_nowait(x)
    print([p.get_nowait() for _ in range(3)], [l.get_nowait() for _ in range(3)])
    lock = asyncio.Lock(); order = []
    async def hold(n):
        async with lock:
            order.append(n); await asyncio.sleep(0); order.append(-n)
    await asyncio.gather(*map(hold, (1, 2, 3))); print(order, lock.locked())
    print(repr(lock)[-11:])
    try: lock.release()
    except RuntimeError as e: print(e)
    ev = asyncio.Event()
    async def waiter(n): await ev.wait(); return n
    ws = [asyncio.create_task(waiter(i)) for i in range(2)]
    await asyncio.sleep(0); print(repr(ev).split(" [")[1]); ev.set(); print(await asyncio.gather(*ws), ev.is_set())
    sem = asyncio.Semaphore(2); active = most = 0
    async def use():
        nonlocal active, most
        async with sem:
            active += 1; most = max(most, active); await asyncio.sleep(.001); active -= 1
    await asyncio.gather(*[use() for _ in range(6)]); print(most, repr(sem).split(" [")[1], sem.locked())
    b = asyncio.BoundedSemaphore(1)
    try: b.release()
    except ValueError as e: print(e)
    cond = asyncio.Condition(); state = []
    async def cw(n):
        async with cond:
            await cond.wait_for(lambda: len(state) > n); return n
    cs = [asyncio.create_task(cw(i)) for i in range(3)]
    for i in range(3):
        await asyncio.sleep(0)
        async with cond: state.append(i); cond.notify_all()
    print(await asyncio.gather(*cs))
    try: cond.notify()
    except RuntimeError as e: print(e)
    try: await cond.wait()
    except RuntimeError as e: print(e)
    bar = asyncio.Barrier(3)
    print(sorted(await asyncio.gather(*[bar.wait() for _ in range(3)])), repr(bar).split(" [")[1])
    t = asyncio.create_task(bar.wait()); await asyncio.sleep(0); await bar.abort()
    try: await t
    except asyncio.BrokenBarrierError as e: print(repr(e), bar.broken)
    # cancelling
    async def stubborn():
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: print("caught", asyncio.current_task().cancelling()); asyncio.current_task().uncancel(); return "survived"
    t = asyncio.create_task(stubborn()); await asyncio.sleep(0); t.cancel(); print(await t, t.cancelling())
    loop = asyncio.get_running_loop(); calls = []
    h = loop.call_later(.01, calls.append, "late"); loop.call_soon(calls.append, "soon"); h2 = loop.call_later(.005, calls.append, "never"); h2.cancel()
    await asyncio.sleep(.02); print(calls, h2.cancelled())
    loop.set_exception_handler(lambda loop, c: print("handler", sorted(c), repr(c["exception"])))
    loop.call_soon(lambda: 1/0); await asyncio.sleep(0)
    async def bg(): raise KeyError("x")
    t = asyncio.create_task(bg()); await asyncio.sleep(0); await asyncio.sleep(0); print(t.exception()); 
    async def outer():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.sleep(10))
            await asyncio.sleep(10)
    t = asyncio.create_task(outer()); await asyncio.sleep(.001); t.cancel()
    try: await t
    except asyncio.CancelledError: print("tg cancelled")
    loop.set_task_factory(asyncio.eager_task_factory)
    async def quick(): return 4
    t = asyncio.create_task(quick()); print(t.done(), t.result())
    tg = asyncio.TaskGroup()
    try: tg.create_task(quick())
    except RuntimeError as e: print(e)
    async with asyncio.timeout(None) as cm: print(cm, cm.when()); cm.reschedule(loop.time() + 100)
    print(cm)
    try: cm.reschedule(1)
    except RuntimeError as e: print(e)
asyncio.run(main())
import contextvars
v = contextvars.ContextVar("v", default=0)
async def ctx(n): v.set(n); await asyncio.sleep(0); return v.get()
async def m(): print(await asyncio.gather(ctx(1), ctx(2)), v.get())
asyncio.run(m())
