import type { ConfigVar, Environment, ServiceDeclaration, Sometimes } from "../../settings/declare.ts";
import type { EstateCase } from "./estates/stack-files.ts";

/** One change of an estate of one service. */
type Step = (estate: EstateCase) => EstateCase;

/** The changes that a remedy asks for. */
export type Edit = readonly Step[];

/** The estate with a remedy applied. */
export const edited = (estate: EstateCase, edit: Edit): EstateCase => edit.reduce((done, step) => step(done), estate);

/** Other words of the declaration. */
export const setting =
  (words: Partial<ServiceDeclaration>): Step =>
  (estate) => ({
    ...estate,
    declaration: {
      ...estate.declaration,
      services: estate.declaration.services.map((service): ServiceDeclaration => ({ ...service, ...words })),
    },
  });

const withConfig =
  (change: (config: Readonly<Record<string, Sometimes<ConfigVar>>>) => Record<string, Sometimes<ConfigVar>>): Step =>
  (estate) => {
    const [service] = estate.declaration.services;
    return setting({ config: change(service?.config ?? {}) })(estate);
  };

/** A config var beside the others, or in place of one. */
export const withVar = (key: string, variable: Sometimes<ConfigVar>): Step =>
  withConfig((config) => ({ ...config, [key]: variable }));

/** Without a config var. */
export const withoutVar = (key: string): Step =>
  withConfig((config) => Object.fromEntries(Object.entries(config).filter(([name]) => name !== key)));

/** A secret of an environment; without a key, all of them are made up anew. */
export const withSecret =
  (environment: Environment, key?: string, value = ""): Step =>
  (estate) => {
    const [service] = estate.declaration.services;
    const own = key === undefined ? {} : { ...estate.secrets?.[environment], [`${service?.name}:${key}`]: value };
    return { ...estate, secrets: { ...estate.secrets, [environment]: own } };
  };

/** Knobs of an environment's stack file, laid over those that are there; one that is undefined is removed. */
export const withKnobs =
  (environment: Environment, knobs: Readonly<Record<string, unknown>>): Step =>
  (estate) => {
    const config = estate.stacks[environment];
    if (config === undefined) return estate;
    const services = Object.fromEntries(
      Object.entries(config["estate:services"]).map(([name, own]) => [name, laidOver(own, knobs)]),
    );
    return { ...estate, stacks: { ...estate.stacks, [environment]: { ...config, "estate:services": services } } };
  };

function laidOver(base: unknown, over: unknown): unknown {
  if (!(isObject(base) && isObject(over))) return over;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(over)])];
  const merged = keys.map((key): [string, unknown] => [
    key,
    Object.hasOwn(over, key) ? laidOver(Reflect.get(base, key), Reflect.get(over, key)) : Reflect.get(base, key),
  ]);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
