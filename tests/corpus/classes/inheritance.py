# Single inheritance and super().
class Animal:
    legs = 4
    def __init__(self, name):
        self.name = name
    def speak(self): return "..."
    def describe(self): return "%s says %s on %d legs" % (self.name, self.speak(), self.legs)
class Dog(Animal):
    def speak(self): return "woof"
class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
    def speak(self): return super().speak() + "!" * self.age
    def describe(self): return "Puppy: " + super().describe()
class Bird(Animal):
    legs = 2
    def speak(self): return Animal.speak(self) + "tweet"
for a in (Animal("it"), Dog("Rex"), Puppy("Bit", 3), Bird("Tweety")):
    print(a.describe(), isinstance(a, Dog), issubclass(type(a), Animal))
print([c.__name__ for c in Puppy.__mro__], Puppy.__bases__[0].__name__, Dog.__base__.__name__)
Dog.legs = 3
print(Puppy("p", 1).legs, Animal.legs)
try:
    Puppy("x")
except TypeError as e:
    print(e)
try:
    super().x
except RuntimeError as e:
    print(e)
