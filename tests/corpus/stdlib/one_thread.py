# Locks and events where there is one thread.
import threading

lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0))
lock.release()
with lock:
    print(lock.locked())
print(lock.locked())
try:
    lock.release()
except RuntimeError as error:
    print(error)
again = threading.RLock()
with again, again:
    print("twice")
try:
    again.release()
except RuntimeError as error:
    print(error)
event = threading.Event()
print(event.is_set(), event.wait(0))
event.set()
print(event.wait(), event.is_set())
event.clear()
slots = threading.BoundedSemaphore(2)
print(slots.acquire(), slots.acquire(), slots.acquire(blocking=False))
slots.release(2)
try:
    slots.release()
except ValueError as error:
    print(error)
with threading.Condition() as held:
    print(held)
condition = threading.Condition()
with condition:
    print(condition.wait(0), condition.wait_for(lambda: 5))
    condition.notify_all()
own = threading.local()
own.value = 5
print(own.value, hasattr(own, "other"))
print(threading.current_thread().name, threading.current_thread() is threading.main_thread())
print(threading.active_count(), len(threading.enumerate()), threading.main_thread().is_alive())
made = []
thread = threading.Thread(target=made.append, args=(3,), name="worker", daemon=True)
print(thread.name, thread.daemon, thread.is_alive(), thread.ident)
thread.run()
print(made)
try:
    thread.join()
except RuntimeError as error:
    print(error)
