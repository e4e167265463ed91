# Coroutines, tasks and futures in a loop: waiting, time limits, groups, cancellation.
import asyncio, time
async def work(n, d):
    await asyncio.sleep(d)
    return n * 2
async def main():
    print(await work(1, 0))
    print(await asyncio.gather(work(1, .2), work(2, .1), work(3, 0)))
    t = asyncio.create_task(work(5, .01), name="five")
    print(t.get_name(), t.done())
    done, pending = await asyncio.wait({t})
    print(len(done), len(pending), t.result(), repr(t).split(' coro')[0])
    t = asyncio.create_task(work(6, 10))
    await asyncio.sleep(0)
    print(t.cancel("stop it"), t.cancelling())
    try: await t
    except asyncio.CancelledError as e: print("cancelled", e.args, t.cancelled())
    print(str(t).split(' coro')[0])
    try: await asyncio.wait_for(work(1, 5), .01)
    except TimeoutError as e: print("timeout", repr(e), repr(e.__cause__))
    print(await asyncio.wait_for(work(1, .01), 5))
    try:
        async with asyncio.timeout(.01) as cm:
            await asyncio.sleep(5)
    except TimeoutError: print("timed out", cm.expired(), cm)
    async def fails(n): raise ValueError(n)
    try: await asyncio.gather(work(1, .01), fails(3))
    except ValueError as e: print(repr(e))
    print(await asyncio.gather(fails(1), work(2, 0), return_exceptions=True))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(1, 1)); tg.create_task(fails(2)); tg.create_task(fails(3))
            print(tg)
    except* ValueError as eg: print(eg, eg.exceptions)
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work(1, .01)); b = tg.create_task(work(2, 0))
    print(a.result(), b.result(), tg)
    for c in asyncio.as_completed([work(1, .8), work(2, .4), work(3, 0)]):
        print(await c)
    async for t in asyncio.as_completed([asyncio.create_task(work(i, .3 * (3 - i))) for i in range(3)]):
        print(t.result())
    try:
        for c in asyncio.as_completed([work(1, .01), work(2, 5)], timeout=1.5): print(await c)
    except TimeoutError: print("as_completed timed out")
    inner = asyncio.create_task(work(9, .1))
    sh = asyncio.shield(inner)
    sh.cancel()
    try: await sh
    except asyncio.CancelledError: print("shield cancelled", inner.cancelled())
    print(await inner)
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    loop = asyncio.get_running_loop()
    f = loop.create_future(); print(f)
    loop.call_later(.01, f.set_result, [1,2])
    f.add_done_callback(lambda f: print("cb", f.result()))
    print(await f, f)
    for bad in (lambda: f.set_result(1), lambda: loop.create_future().result(), lambda: loop.create_future().exception(), lambda: asyncio.create_task(3), lambda: loop.run_forever(), lambda: asyncio.Future().set_exception(3)):
        try: bad()
        except Exception as e: print(type(e).__name__, e)
    try: await asyncio.wait([])
    except ValueError as e: print(e)
    try: await asyncio.sleep(float("nan"))
    except ValueError as e: print(e)
    return "end"
print(asyncio.run(main()))
for bad in (3, main, None):
    try: asyncio.run(bad)
    except Exception as e: print(type(e).__name__, str(e)[:30])
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
with asyncio.Runner() as r:
    print(r.run(work(3, 0)), r.get_loop())
try: r.get_loop()
except RuntimeError as e: print(e)
