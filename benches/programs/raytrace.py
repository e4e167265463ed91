# A picture of spheres over a chessboard: vectors with operator methods. n by n points.
class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y, -self.z)

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    @property
    def length(self):
        return (self @ self) ** 0.5

    def unit(self):
        return self * (1.0 / self.length)

    def reflected(self, normal):
        return self - 2.0 * (self @ normal) * normal

class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, distance):
        return self.origin + self.direction * distance

class Sphere:
    def __init__(self, centre, radius, colour, mirror):
        self.centre = centre
        self.radius = radius
        self.colour = colour
        self.mirror = mirror

    def distance(self, ray):
        to_centre = self.centre - ray.origin
        along = to_centre @ ray.direction
        square = self.radius * self.radius - to_centre @ to_centre + along * along
        if square <= 0.0:
            return None
        near = along - square ** 0.5
        return near if near > 1e-6 else None

    def normal(self, point):
        return (point - self.centre) * (1.0 / self.radius)

    def colour_at(self, point):
        return self.colour

class Ground:
    mirror = 0.1

    def __init__(self, height):
        self.height = height

    def distance(self, ray):
        if ray.direction.y >= -1e-6:
            return None
        return (self.height - ray.origin.y) / ray.direction.y

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)

    def colour_at(self, point):
        even = (int(point.x // 1) + int(point.z // 1)) % 2 == 0
        return Vector(0.9, 0.9, 0.9) if even else Vector(0.2, 0.2, 0.3)

class Scene:
    def __init__(self):
        self.light = Vector(-4.0, 6.0, -5.0)
        self.things = [Ground(-1.0)]
        for i in range(4):
            centre = Vector(i * 1.5 - 2.2, i % 2 * 0.4 - 0.4, 4.0 + i % 3)
            colour = Vector(0.3 + 0.2 * i, 0.8 - 0.15 * i, 0.5)
            self.things.append(Sphere(centre, 0.7, colour, 0.3))

    def nearest(self, ray):
        best = None
        for thing in self.things:
            distance = thing.distance(ray)
            if distance is not None and (best is None or distance < best[0]):
                best = distance, thing
        return best

    def colour(self, ray, depth=0):
        hit = self.nearest(ray)
        if hit is None:
            return Vector(0.4, 0.6, 0.9) * (0.5 + 0.5 * ray.direction.y)
        distance, thing = hit
        point = ray.at(distance)
        normal = thing.normal(point)
        to_light = (self.light - point).unit()
        brightness = max(0.0, normal @ to_light)
        if brightness and self.nearest(Ray(point + normal * 1e-4, to_light)):
            brightness = 0.0
        result = thing.colour_at(point) * (0.15 + 0.85 * brightness)
        if thing.mirror and depth < 3:
            mirrored = Ray(point + normal * 1e-4, ray.direction.reflected(normal))
            result = result + self.colour(mirrored, depth + 1) * thing.mirror
        return result

def run(n):
    scene = Scene()
    eye = Vector(0.0, 0.5, -3.0)
    total = Vector(0.0, 0.0, 0.0)
    for row in range(n):
        for column in range(n):
            towards = Vector(column * 2.0 / n - 1.0, 0.7 - row * 1.4 / n, 1.5)
            total += scene.colour(Ray(eye, towards.unit()))
    return f"{total.x:.6f}:{total.y:.6f}:{total.z:.6f}"

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
