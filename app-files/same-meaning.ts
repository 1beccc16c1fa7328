import { canonicalSize } from "../settings/dyno-size.ts";

/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A key's value, and no inherited one. */
export const own = (object: Json, key: string): unknown =>
  Object.hasOwn(object, key) ? Object.getOwnPropertyDescriptor(object, key)?.value : undefined;

/** Whether two sizes are one, in any case. */
export const sameSize = (one: unknown, other: unknown): boolean =>
  typeof one === "string" && typeof other === "string" && sizeOf(one) === sizeOf(other);

const sizeOf = (written: string): string => canonicalSize(written) ?? written;

/** Whether two addresses lead to one repository: with or without `.git`, by HTTPS or SSH. */
export const sameRepository = (one: unknown, other: unknown): boolean =>
  typeof one === "string" && typeof other === "string" && placeOf(one) === placeOf(other);

const placeOf = (address: string): string =>
  address
    .toLowerCase()
    .replace(/^[a-z+]+:\/\//, "")
    .replace(/^[\w.-]+@/, "")
    .replace(/^([^/:]+):/, "$1/")
    .replace(/\/$/, "")
    .replace(/\.git$/, "");

/** The command of a script, which may be an object with a dyno size beside it. */
export const commandOf = (script: unknown): unknown => (isObject(script) ? script.command : script);

/** The plan of an add-on, which may be an object with a name and options beside it. */
export const planOf = (addon: unknown): unknown => (isObject(addon) ? addon.plan : addon);

/** `heroku-postgresql` of its plans. */
export const slugOf = (addon: unknown): string => String(planOf(addon)).split(/[: ]/)[0] ?? "";

/**
 * Whether two add-ons are the same, however they are written. One that names no plan has the `usual` one of its service: review
 * apps get the vendor's own choice then. Source: devcenter.heroku.com/articles/add-ons-supporting-review-and-ci-apps (2024-05-08).
 */
export const sameAddon = (one: unknown, other: unknown, usual: ReadonlyMap<string, string> = new Map()): boolean =>
  JSON.stringify(wholeAddon(one, usual)) === JSON.stringify(wholeAddon(other, usual));

/** An add-on in its longest form, its options as texts and in one order. */
function wholeAddon(addon: unknown, usual: ReadonlyMap<string, string>): unknown {
  const { plan, as, options } = addonParts(addon);
  const given = Object.entries(isObject(options) ? options : {});
  return [
    usual.get(String(plan)) ?? plan,
    as,
    given.map(([key, value]) => [key, String(value)]).toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
  ];
}

/** An add-on as an object, also where it is one text. */
export const addonParts = (addon: unknown): Json => (isObject(addon) ? addon : inOneText(String(addon)));

/** `heroku-postgresql:essential-0 --version=17` as an object; an option without a value is `true`. */
function inOneText(addon: string): Json {
  const [plan, ...words] = addon.split(" ");
  const options = words.map((word) => {
    const [name = "", ...value] = word.replace(/^--/, "").split("=");
    return [name, value.length === 0 ? "true" : value.join("=")] as const;
  });
  return { plan, options: Object.fromEntries(options) };
}

/** Whether a value is empty, which means the same as its absence. */
export const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : isObject(value) && Object.values(value).every(isEmpty);

/**
 * Whether an entry of `env` sets nothing: an optional one without a value only describes a config var. Source:
 * devcenter.heroku.com/articles/app-json-schema#env.
 */
export const setsNothing = (variable: unknown): boolean =>
  isObject(variable) &&
  variable.required === false &&
  !Object.hasOwn(variable, "value") &&
  !Object.hasOwn(variable, "generator");
