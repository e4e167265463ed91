# An interrupt cancels the coroutine that runs; handlers of signals in a loop.
import asyncio, os, signal
async def main():
    try:
        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled"); raise
try: asyncio.run(main())
except KeyboardInterrupt as e: print(repr(e))
async def main():
    loop = asyncio.get_running_loop(); ev = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, ev.set)
    loop.call_later(.01, os.kill, os.getpid(), signal.SIGUSR1)
    await ev.wait(); print("set", loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))
asyncio.run(main())
