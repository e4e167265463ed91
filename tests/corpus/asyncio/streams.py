# Streams that are fed by hand; what connections would need says so.
import asyncio
async def main():
    r = asyncio.StreamReader(limit=10)
    r.feed_data(b"one\ntwo\nthr")
    print(await r.readline(), await r.read(2), await r.readuntil(b"o"), r.at_eof())
    asyncio.get_running_loop().call_later(.01, r.feed_data, b"ee\nrest")
    print(await r.readline(), await r.readline(), await r.readexactly(2))
    t = asyncio.create_task(r.read()); await asyncio.sleep(0)
    try: await r.read(1) if not r._buffer else await r.readexactly(99)
    except RuntimeError as e: print(e)
    r.feed_data(b"st"); r.feed_eof(); print(await t, await r.read(), r.at_eof(), await r.readline())
    for make in (lambda r: r.readexactly(5), lambda r: r.readuntil(b"zz"), lambda r: r.readline(), lambda r: r.readuntil(b""), lambda r: r.readexactly(-1)):
        r = asyncio.StreamReader(limit=4); r.feed_data(b"abc"); r.feed_eof()
        try: print(await make(r))
        except Exception as e: print(type(e).__name__, e, getattr(e, "partial", ""))
    r = asyncio.StreamReader(limit=4); r.feed_data(b"abcdefgh\nxy")
    try: await r.readline()
    except ValueError as e: print(e)
    r.feed_eof(); print([line async for line in r])
    r.set_exception(KeyError("k"))
    try: await r.read(1)
    except KeyError as e: print(repr(e), r.exception())
    class P(asyncio.Protocol):
        def data_received(self, data): print("data", data)
    P().data_received(b"x"); print(asyncio.Transport({"a": 1}).get_extra_info("a"))
    try: asyncio.Transport().write(b"")
    except NotImplementedError as e: print(repr(e))
asyncio.run(main())
