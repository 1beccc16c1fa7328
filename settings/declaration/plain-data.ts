/** Far beyond any estate: what is larger was built by a mistake in a loop, or to exhaust memory. */
const limits = { values: 100_000, depth: 16, text: 65_536, key: 255 };

/**
 * A copy of whatever a program passed to `estate()`, of plain objects, lists, texts, numbers and booleans only. What cannot be copied
 * becomes a symbol that says what it was: no schema accepts a symbol, so that it is refused at its place. Never throws.
 */
export function plainData(value: unknown): unknown {
  return new Copy().of(value, []);
}

/** What stands in place of a value that is no plain data. */
const notPlain = (what: string): symbol => Symbol(what);

class Copy {
  private left = limits.values;

  /** `parents` holds the objects that lead here: one of them again is a cycle. */
  of(value: unknown, parents: readonly object[]): unknown {
    this.left -= 1;
    if (this.left < 0) return notPlain(`more than ${limits.values} values`);
    switch (typeof value) {
      case "string":
        return value.length > limits.text ? notPlain(`a string of ${value.length} characters`) : value;
      case "function":
        return notPlain("a function");
      case "symbol":
        return notPlain("a symbol");
      case "bigint":
        return notPlain("a bigint");
      case "object":
        return value === null ? null : this.object(value, parents);
      default:
        return value;
    }
  }

  private object(value: object, parents: readonly object[]): unknown {
    if (parents.includes(value)) return notPlain("an object that contains itself");
    if (parents.length >= limits.depth) return notPlain(`objects nested ${limits.depth} deep`);
    try {
      return Array.isArray(value) ? this.list(value, [...parents, value]) : this.fields(value, [...parents, value]);
    } catch {
      // A getter or a proxy may throw whatever it likes.
      return notPlain("an object that cannot be read");
    }
  }

  private list(value: readonly unknown[], parents: readonly object[]): unknown {
    if (value.length > this.left) return notPlain(`a list of ${value.length}`);
    return Array.from(value, (item: unknown) => this.of(item, parents));
  }

  private fields(value: object, parents: readonly object[]): unknown {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype) return notPlain(instanceText(value));
    const keys = Reflect.ownKeys(value);
    if (keys.length > this.left) return notPlain(`an object with ${keys.length} keys`);
    if (keys.some((key) => typeof key === "symbol")) return notPlain("an object with a symbol as key");
    if (keys.some((key) => key.toString().length > limits.key)) return notPlain("an object with a key of many letters");
    if (keys.includes("__proto__")) return notPlain("an object with the key __proto__");
    return Object.fromEntries(keys.map((key) => [key, this.of(Reflect.get(value, key), parents)]));
  }
}

function instanceText(value: object): string {
  if (value instanceof Promise) return "a promise, which has to be awaited";
  const name: unknown = Reflect.get(Object(value.constructor), "name");
  return typeof name === "string" && /^\w{1,40}$/.test(name) ? `an instance of ${name}` : "an instance of a class";
}
