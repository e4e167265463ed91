# The three functions of sys, from inside the program.
import sys
on = sys.is_stack_trampoline_active()
sys.deactivate_stack_trampoline()
print(sys.is_stack_trampoline_active(), sys.deactivate_stack_trampoline())
for bad in ("invalid", "", "PERF"):
    try:
        sys.activate_stack_trampoline(bad)
    except ValueError as e:
        print(e)
for f in (lambda: sys.activate_stack_trampoline(), lambda: sys.activate_stack_trampoline(1)):
    try:
        f()
    except TypeError as e:
        print(e)
print(sys.is_stack_trampoline_active(), type(on).__name__)
