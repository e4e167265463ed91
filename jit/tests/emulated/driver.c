/* Enters a stub on the machine that it is for, with an evaluator that looks at its stack.
 *
 * stub.h gives the stub: ADDRESS, CODE, TABLE (its .eh_frame), and RETURN_ADDRESSES, the offsets of
 * the return address of its call and of those of its sites. With an argument the unwinder is left
 * out, for a debugger to look.
 */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unwind.h>

#include "stub.h"

#define CHECK(what)                                          \
    do {                                                     \
        if (!(what)) {                                       \
            printf("line %d: not %s\n", __LINE__, #what);    \
            exit(1);                                         \
        }                                                    \
    } while (0)

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

extern void __register_frame(void *table);

typedef uint64_t evaluator_function(void *context, volatile uintptr_t *return_slot);

struct context {
    uint64_t number;
    /* Where the evaluator lets its return address point. */
    uintptr_t told;
    int puts_back;
    int unwinds;
};

/* From look to main. */
#define DEPTH 5

struct stack {
    int depth;
    uintptr_t address[DEPTH];
    uintptr_t function[DEPTH];
};

uint64_t evaluate(void *context, volatile uintptr_t *return_slot);
uint64_t enter(struct context *context);
int main(int count, char **arguments);

static _Unwind_Reason_Code note(struct _Unwind_Context *frame, void *argument) {
    struct stack *stack = argument;
    stack->address[stack->depth] = _Unwind_GetIP(frame);
    stack->function[stack->depth] = _Unwind_GetRegionStart(frame);
    stack->depth++;
    return stack->depth == DEPTH ? _URC_END_OF_STACK : _URC_NO_REASON;
}

/* The return addresses of these frames but the first, on a chain of frames, which profilers follow. */
static inline __attribute__((always_inline)) void follow(uintptr_t *found) {
#if defined(__s390x__)
    /* Each stack pointer points at its caller's, which has the return address 112 bytes above it. */
    uintptr_t *stack;
    __asm__ volatile("lgr %0, %%r15" : "=r"(stack));
    for (int n = 0; n < DEPTH - 1; n++) {
        stack = (uintptr_t *)*stack;
        found[n] = stack[14];
    }
#else
#if defined(__riscv)
    const int caller = -2, address = -1;
#else
    const int caller = 0, address = 1;
#endif
    uintptr_t *frame = __builtin_frame_address(0);
    for (int n = 0; n < DEPTH - 1; n++) {
        found[n] = frame[address];
        frame = (uintptr_t *)frame[caller];
    }
#endif
}

/* A debugger's breakpoint. */
__attribute__((noinline)) void stop_here(void) { __asm__ volatile("" ::: "memory"); }

__attribute__((noinline)) uint64_t look(struct context *context, volatile uintptr_t *return_slot) {
    uintptr_t original = *return_slot;
    CHECK(original == ADDRESS + RETURN_ADDRESSES[0]);
    *return_slot = context->told;
    if (context->unwinds) {
        struct stack stack = {0};
        uintptr_t chain[DEPTH - 1];
        _Unwind_Backtrace(note, &stack);
        CHECK(stack.depth == DEPTH);
        CHECK(stack.function[1] == (uintptr_t)evaluate);
        CHECK(stack.function[2] == ADDRESS);
        CHECK(stack.address[2] == context->told);
        CHECK(stack.function[3] == (uintptr_t)enter);
        CHECK(stack.function[4] == (uintptr_t)main);
        follow(chain);
        CHECK(memcmp(chain, stack.address + 1, sizeof chain) == 0);
    }
    stop_here();
    if (context->puts_back)
        *return_slot = original;
    return context->number * 2;
}

/* Has nothing to keep but its return address, which compilers then put where stubs expect it. */
__attribute__((noinline)) uint64_t evaluate(void *context, volatile uintptr_t *return_slot) {
    return look(context, return_slot);
}

__attribute__((noinline)) uint64_t enter(struct context *context) {
    uint64_t (*stub)(void *, evaluator_function *) = (void *)ADDRESS;
    uint64_t result = stub(context, evaluate);
    return result + 1;
}

int main(int count, char **arguments) {
    void *page = mmap((void *)ADDRESS, sizeof CODE, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    CHECK(page == (void *)ADDRESS);
    memcpy(page, CODE, sizeof CODE);
    CHECK(mprotect(page, sizeof CODE, PROT_READ | PROT_EXEC) == 0);
    __builtin___clear_cache(page, (char *)page + sizeof CODE);
    __register_frame(TABLE);

    struct context context = {.unwinds = count == 1};
    unsigned calls = 0;
    for (size_t n = 0; n < COUNT(RETURN_ADDRESSES); n++) {
        for (context.puts_back = 0; context.puts_back < 2; context.puts_back++) {
            context.number = 0x123456789abcdef + n;
            context.told = ADDRESS + RETURN_ADDRESSES[n];
            CHECK(enter(&context) == context.number * 2 + 1);
            calls++;
        }
    }
    printf("%u calls\n", calls);
    (void)arguments;
    return 0;
}
