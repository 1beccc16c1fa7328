import { suspicionOf } from "../config-vars/suspicion.ts";
import { isOnlyIn, thingOf } from "../kinds/only-in.ts";
import { varsSetBy } from "../settings/attachment.ts";
import type { Addon, ConfigVar, ServiceDeclaration, Vendor } from "../settings/declare.ts";
import { catalogue } from "../settings/vendors.ts";
import { addonParts, isObject, type Json } from "./same-meaning.ts";

/** A config var as a repository's file has it. */
export interface FoundVar {
  readonly value?: string | undefined;
  readonly generated?: boolean;
}

/** What to do with it in the file. */
export type Alternative = "or remove it" | "and remove it here";

/** The remedy for an add-on that a repository's file has and `index.ts` does not declare there. */
export function addonRemedy(
  { name, addons = {} }: ServiceDeclaration,
  written: unknown,
  alternative: Alternative,
): string {
  const { plan, as, options } = addonParts(written);
  const [slug = "", tier] = String(plan).split(":");
  const elsewhere = Object.values(addons).find((addon) => thingOf<Addon>(addon).vendor.service === slug);
  if (elsewhere !== undefined) {
    return isOnlyIn<Addon>(elsewhere)
      ? `remove it: index.ts has it in ${elsewhere.environment} only`
      : `remove it, or add another one to addons of ${name} in index.ts, with as: "…"`;
  }
  return `add ${declaredAddon(slug, tier, { as, options: isObject(options) ? options : {} })} to addons of ${name} in index.ts, ${alternative}`;
}

/** What a file has of an add-on besides its plan. */
interface FoundAddon {
  readonly as: unknown;
  readonly options: Json;
}

function declaredAddon(slug: string, plan: string | undefined, { as, options }: FoundAddon): string {
  const [word, vendor] =
    Object.entries<Vendor>(catalogue).find(([, { service }]) => service === slug) ?? ([undefined, undefined] as const);
  const named = typeof as === "string" && as !== vendor?.attachment ? [`as: ${JSON.stringify(as)}`] : [];
  if (word !== undefined) {
    const said = word === "postgres" ? ["backup: …", ...versionWords(options), ...named] : named;
    return `${word}: ${word}(${said.length === 0 ? "" : `{ ${said.join(", ")} }`})`;
  }
  const said = [`firstPlan: ${JSON.stringify(plan ?? "…")}`, ...named, ...optionWords(Object.keys(options))];
  return `${keyWord(slug)}: otherAddon(${JSON.stringify(slug)}, { ${said.join(", ")} })`;
}

/** The version option of `postgres`. A value that is not a version may be a secret. */
export const versionWords = ({ version }: Json): string[] =>
  version === undefined
    ? []
    : [`version: ${/^[\d.]{1,9}$/.test(String(version)) ? JSON.stringify(String(version)) : '"…"'}`];

/** The options of `otherAddon`, without their values, which may be secret. */
export const optionWords = (keys: readonly string[]): string[] =>
  keys.length === 0 ? [] : [`options: { ${keys.map((key) => `${keyWord(key)}: "…"`).join(", ")} }`];

/** A key of an object literal in TypeScript. */
export const keyWord = (key: string): string => (/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key));

/** The remedy for a config var that a repository's file has and `index.ts` does not declare there, without its value. */
export function configVarRemedy(
  service: ServiceDeclaration,
  key: string,
  found: FoundVar,
  alternative: Alternative,
): string {
  const { name, addons = {}, config = {} } = service;
  const [slot] = Object.entries(addons).find(([, addon]) => varsSetBy(thingOf<Addon>(addon)).includes(key)) ?? [];
  if (slot !== undefined) return `remove it: the add-on ${slot} sets it`;
  const declared = Object.hasOwn(config, key) ? config[key] : undefined;
  if (declared !== undefined) {
    return isOnlyIn<ConfigVar>(declared)
      ? `remove it: index.ts has it in ${declared.environment} only`
      : "remove it: index.ts declares it";
  }
  // Source: Dev Center, "Configuration and Config Vars": other keys are Heroku's own, or none at all.
  if (!/^(?!HEROKU_|__)[A-Za-z_][A-Za-z0-9_]*$/.test(key)) return "remove it";
  return `add ${key}: ${declaredVar(key, found)} to config of ${name} in index.ts, ${alternative}`;
}

function declaredVar(key: string, { value, generated = false }: FoundVar): string {
  if (generated) return "generated()";
  // Without a value the name decides; an empty value would not be a secret.
  if (suspicionOf(key, value ?? "given") !== undefined) return "secret()";
  return value === undefined ? "perEnvironment()" : 'fixed("…")';
}
