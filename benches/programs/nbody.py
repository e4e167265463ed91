# Planets under gravity: floats in attributes and lists. n steps.
class Body:
    def __init__(self, position, velocity, mass):
        self.x, self.y, self.z = position
        self.vx, self.vy, self.vz = velocity
        self.mass = mass

def make_system():
    # A heavy body in the middle and four that go around it, in arbitrary units.
    return [
        Body((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 1000.0),
        Body((10.0, 0.0, 0.5), (0.0, 10.0, 0.1), 1.0),
        Body((0.0, 20.0, -0.5), (-7.0, 0.0, 0.2), 3.5),
        Body((-35.0, 0.0, 1.0), (0.0, -5.3, -0.1), 0.25),
        Body((0.0, -50.0, 0.0), (4.4, 0.0, 0.3), 0.5),
    ]

def make_pairs(bodies):
    return [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]

def advance(bodies, pairs, dt, steps):
    for _ in range(steps):
        for a, b in pairs:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            distance2 = dx * dx + dy * dy + dz * dz
            pull = dt / (distance2 * distance2 ** 0.5)
            pull_a = a.mass * pull
            pull_b = b.mass * pull
            a.vx -= dx * pull_b
            a.vy -= dy * pull_b
            a.vz -= dz * pull_b
            b.vx += dx * pull_a
            b.vy += dy * pull_a
            b.vz += dz * pull_a
        for body in bodies:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz

def energy(bodies, pairs):
    total = 0.0
    for body in bodies:
        speed2 = body.vx ** 2 + body.vy ** 2 + body.vz ** 2
        total += 0.5 * body.mass * speed2
    for a, b in pairs:
        distance = ((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2) ** 0.5
        total -= a.mass * b.mass / distance
    return total

def run(n):
    bodies = make_system()
    pairs = make_pairs(bodies)
    advance(bodies, pairs, 0.001, n)
    return repr(energy(bodies, pairs))

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
