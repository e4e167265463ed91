# One-way constraints of several strengths between variables, planned and executed anew as they
# come and go, in the way of the DeltaBlue benchmark. n variables in a chain.
class Strength:
    def __init__(self, rank, name):
        self.rank = rank
        self.name = name

    def stronger(self, other):
        return self.rank < other.rank

    def weaker(self, other):
        return self.rank > other.rank

REQUIRED = Strength(0, "required")
PREFERRED = Strength(2, "preferred")
DEFAULT = Strength(4, "default")
WEAKEST = Strength(6, "weakest")

class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stays = True

class Constraint:
    def __init__(self, strength):
        self.strength = strength

    def is_input(self):
        return False

    def add_to(self, planner):
        for variable in self.variables():
            variable.constraints.append(self)
        self.forget()
        planner.incremental_add(self)

    def remove_from(self, planner):
        if self.is_satisfied():
            planner.incremental_remove(self)
        for variable in self.variables():
            variable.constraints.remove(self)

    def satisfy(self, mark, planner):
        self.choose(mark)
        if not self.is_satisfied():
            if self.strength is REQUIRED:
                raise ValueError("a required constraint cannot be met")
            return None
        for variable in self.inputs():
            variable.mark = mark
        output = self.output()
        overridden = output.determined_by
        if overridden is not None:
            overridden.forget()
        output.determined_by = self
        if not planner.propagate(self, mark):
            raise ValueError("cycle")
        output.mark = mark
        return overridden

    def inputs_known(self, mark):
        return all(
            v.mark == mark or v.stays or v.determined_by is None for v in self.inputs())

class Unary(Constraint):
    def __init__(self, variable, strength, planner):
        super().__init__(strength)
        self.variable = variable
        self.satisfied = False
        self.add_to(planner)

    def variables(self):
        return (self.variable,)

    def inputs(self):
        return ()

    def output(self):
        return self.variable

    def is_satisfied(self):
        return self.satisfied

    def forget(self):
        self.satisfied = False

    def choose(self, mark):
        variable = self.variable
        self.satisfied = variable.mark != mark and self.strength.stronger(variable.strength)

    def recalculate(self):
        variable = self.variable
        variable.strength = self.strength
        variable.stays = not self.is_input()
        if variable.stays:
            self.execute()

    def execute(self):
        pass

class Stay(Unary):
    pass

class Edit(Unary):
    def is_input(self):
        return True

class Binary(Constraint):
    def __init__(self, first, second, strength, planner):
        super().__init__(strength)
        self.first = first
        self.second = second
        self.direction = 0
        self.add_to(planner)

    def variables(self):
        return (self.first, self.second)

    def input(self):
        return self.first if self.direction > 0 else self.second

    def output(self):
        return self.second if self.direction > 0 else self.first

    def inputs(self):
        return (self.input(),)

    def is_satisfied(self):
        return self.direction != 0

    def forget(self):
        self.direction = 0

    def choose(self, mark):
        first, second = self.first, self.second
        forward = second.mark != mark and self.strength.stronger(second.strength)
        backward = first.mark != mark and self.strength.stronger(first.strength)
        if first.mark == mark:
            self.direction = 1 if forward else 0
        elif second.mark == mark:
            self.direction = -1 if backward else 0
        elif first.strength.weaker(second.strength):
            self.direction = -1 if backward else 0
        else:
            self.direction = 1 if forward else 0

    def recalculate(self):
        source, target = self.input(), self.output()
        weaker = self.strength.weaker(source.strength)
        target.strength = self.strength if weaker else source.strength
        target.stays = source.stays
        if target.stays:
            self.execute()

class Equal(Binary):
    def execute(self):
        self.output().value = self.input().value

class Scale(Binary):
    def __init__(self, source, factor, offset, target, strength, planner):
        self.factor = factor
        self.offset = offset
        super().__init__(source, target, strength, planner)

    def variables(self):
        return (self.first, self.second, self.factor, self.offset)

    def inputs(self):
        return (self.input(), self.factor, self.offset)

    def execute(self):
        if self.direction > 0:
            self.second.value = self.first.value * self.factor.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.factor.value

class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def incremental_remove(self, constraint):
        output = constraint.output()
        constraint.forget()
        output.determined_by = None
        output.strength = WEAKEST
        output.stays = True
        unsatisfied = self.propagate_removal(output)
        unsatisfied.sort(key=lambda c: c.strength.rank)
        for other in unsatisfied:
            self.incremental_add(other)

    def propagate_removal(self, output):
        unsatisfied = []
        todo = [output]
        while todo:
            variable = todo.pop()
            for c in variable.constraints:
                if not c.is_satisfied():
                    unsatisfied.append(c)
                elif c is not variable.determined_by:
                    target = c.output()
                    if target is not variable:
                        c.recalculate()
                        todo.append(target)
        return unsatisfied

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            c = todo.pop()
            output = c.output()
            if output.mark == mark:
                return False
            c.recalculate()
            self.add_consumers(output, todo)
        return True

    def add_consumers(self, variable, todo):
        determining = variable.determined_by
        for c in variable.constraints:
            if c is not determining and c.is_satisfied():
                todo.append(c)

    def plan(self, sources):
        mark = self.new_mark()
        plan = []
        todo = [c for c in sources if c.is_input() and c.is_satisfied()]
        while todo:
            c = todo.pop()
            output = c.output()
            if output.mark != mark and c.inputs_known(mark):
                plan.append(c)
                output.mark = mark
                self.add_consumers(output, todo)
        return plan

def change(variable, values, planner):
    edit = Edit(variable, PREFERRED, planner)
    plan = planner.plan([edit])
    for value in values:
        variable.value = value
        for c in plan:
            c.execute()
    edit.remove_from(planner)

def chain(n):
    planner = Planner()
    variables = [Variable(f"v{i}") for i in range(n + 1)]
    for i in range(n):
        Equal(variables[i], variables[i + 1], REQUIRED, planner)
    Stay(variables[n], DEFAULT, planner)
    edit = Edit(variables[0], PREFERRED, planner)
    plan = planner.plan([edit])
    total = 0
    for value in range(20):
        variables[0].value = value
        for c in plan:
            c.execute()
        total += variables[n].value
    edit.remove_from(planner)
    return total

def projection(n):
    planner = Planner()
    factor = Variable("factor", 10)
    offset = Variable("offset", 1000)
    targets = []
    for i in range(n):
        source = Variable(f"source{i}", i)
        target = Variable(f"target{i}", i)
        targets.append(target)
        Stay(source, DEFAULT, planner)
        Scale(source, factor, offset, target, REQUIRED, planner)
    change(source, [17], planner)
    total = target.value
    change(target, [1050], planner)
    total += source.value
    change(factor, [5], planner)
    total += sum(t.value for t in targets)
    change(offset, range(2000, 2010), planner)
    return total + sum(t.value for t in targets)

def run(n):
    return f"{chain(n)}:{projection(n)}"

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
