import { partsOf, type Shape } from "../declaration/shape.ts";
import type { Route } from "./mutated.ts";

/** Where a value of a declaration stands: by its keys, and by the place of its schema, such as `services.*.addons.*.backup.daily.at`. */
export interface Placed {
  readonly route: Route;
  readonly place: string;
  /** The words that may stand there; undefined for a value of the program's choice. */
  readonly names?: readonly string[];
}

/** Every place that a schema has. */
export function placesOf(schema: Shape, place = ""): string[] {
  const parts = partsOf(schema);
  const inner = (shapes: Readonly<Record<string, Shape>>) =>
    Object.entries(shapes).flatMap(([key, each]) => placesOf(each, below(place, key)));
  if (parts === undefined || "names" in parts) return [place];
  if ("keys" in parts) return [place, ...inner(parts.keys)];
  if ("kinds" in parts) return inner(parts.kinds);
  if ("each" in parts) return [place, ...placesOf(parts.each, below(place, "*"))];
  return [...placesOf(parts.thing, place), ...placesOf(parts.only, below(place, "onlyIn"))];
}

/** Every place of a schema that stands in a value. */
export function placesIn(schema: Shape, value: unknown, place = "", route: Route = []): Placed[] {
  if (value === undefined) return [];
  const parts = partsOf(schema);
  const own: Placed = { route, place, ...(parts !== undefined && "names" in parts && { names: parts.names }) };
  const at = (key: string): unknown => Reflect.get(Object(value), key);
  const inner = (shapes: Readonly<Record<string, Shape>>) =>
    Object.entries(shapes).flatMap(([key, each]) => placesIn(each, at(key), below(place, key), [...route, key]));
  if (parts === undefined || "names" in parts || typeof value !== "object" || value === null) return [own];
  if ("keys" in parts) return [own, ...inner(parts.keys)];
  if ("kinds" in parts) {
    const kind = String(at("kind"));
    const known = parts.kinds[kind];
    return known === undefined ? [own] : placesIn(known, value, below(place, kind), route);
  }
  if ("each" in parts) {
    const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    return [own, ...entries.flatMap(([key, each]) => placesIn(parts.each, each, below(place, "*"), [...route, key]))];
  }
  if (at("kind") !== "onlyIn") return placesIn(parts.thing, value, place, route);
  return [
    ...placesIn(parts.only, value, below(place, "onlyIn"), route),
    ...placesIn(parts.thing, at("thing"), place, [...route, "thing"]),
  ];
}

const below = (place: string, key: string): string => (place === "" ? key : `${place}.${key}`);
