import type {
  Addon,
  ConfigVar,
  Environment,
  EstateDeclaration,
  ServiceDeclaration,
  Sometimes,
} from "../../settings/declare.ts";
import type { EstateCase } from "./estates/stack-files.ts";

/** One change of an estate, for all services unless it names one. */
type Step = (estate: EstateCase) => EstateCase;

/** The changes of one remedy, deployed together. */
export type Edit = readonly Step[];

/**
 * The remedy of the rule that catches a bad estate: one edit, or several that are deployed one after the other. An alternative
 * remedy has a suffix after a colon.
 */
export type Remedies = Readonly<Record<string, Edit | { readonly ups: readonly Edit[] }>>;

/** The estate with an edit applied. */
export const edited = (estate: EstateCase, edit: Edit): EstateCase => edit.reduce((done, step) => step(done), estate);

/** Other properties of the declaration. */
export const setting =
  (words: Partial<ServiceDeclaration>): Step =>
  (estate) => ({
    ...estate,
    declaration: {
      ...estate.declaration,
      services: estate.declaration.services.map((service): ServiceDeclaration => ({ ...service, ...words })),
    },
  });

/** Other environments, in their order. */
export const inEnvironments =
  (...environments: EstateDeclaration["environments"]): Step =>
  (estate) => ({ ...estate, declaration: { ...estate.declaration, environments } });

/** With an add-on beside the others, or in place of one. */
export const withAddon =
  (slot: string, addon: Sometimes<Addon>): Step =>
  (estate) => {
    const [service] = estate.declaration.services;
    return setting({ addons: { ...service?.addons, [slot]: addon } })(estate);
  };

/** Without an add-on, and its plans. */
export const withoutAddon =
  (slot: string): Step =>
  (estate) => {
    const [service] = estate.declaration.services;
    const addons = Object.fromEntries(Object.entries(service?.addons ?? {}).filter(([name]) => name !== slot));
    const plans = { addons: { [slot]: undefined } };
    return edited(
      setting({ addons })(estate),
      estate.declaration.environments.map((each) => withKnobs(each, plans)),
    );
  };

/** With policy settings in the stack file of an environment. */
export const withPolicies =
  (environment: Environment, policies: unknown): Step =>
  (estate) => {
    const config = estate.stacks[environment];
    if (config === undefined) return estate;
    return { ...estate, stacks: { ...estate.stacks, [environment]: { ...config, "estate:policies": policies } } };
  };

/** With another relay of notices. */
export const withRelay =
  (url: string): Step =>
  (estate) => ({
    ...estate,
    stacks: Object.fromEntries(
      Object.entries(estate.stacks).map(([name, config]) => [name, { ...config, "estate:noticeRelay": url }]),
    ),
  });

/** With every service protected. */
export const protectedAgain: Step = (estate) => ({
  ...estate,
  declaration: {
    ...estate.declaration,
    services: estate.declaration.services.map(({ unprotected: _, ...service }): ServiceDeclaration => service),
  },
});

/** With all resources from the program. */
export const withoutBeside: Step = ({ beside: _, ...estate }) => estate;

/** With every environment deployed from it. */
export const upToDate: Step = ({ earlier: _, ...estate }) => estate;

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

/** A secret of an environment; without a key, all of them are generated again. */
export const withSecret =
  (environment: Environment, key?: string, value = ""): Step =>
  (estate) => {
    const [service] = estate.declaration.services;
    const own = key === undefined ? {} : { ...estate.secrets?.[environment], [`${service?.name}:${key}`]: value };
    return { ...estate, secrets: { ...estate.secrets, [environment]: own } };
  };

/** Knobs of an environment's stack file, laid over those that are there; one that is undefined is removed. */
export const withKnobs =
  (environment: Environment, knobs: Readonly<Record<string, unknown>>, service?: string): Step =>
  (estate) => {
    const config = estate.stacks[environment];
    if (config === undefined) return estate;
    const services = Object.fromEntries(
      Object.entries(config["estate:services"]).map(([name, own]) => [
        name,
        service === undefined || service === name ? laidOver(own, knobs) : own,
      ]),
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
