import { suspicionOf } from "../../config-vars/suspicion.ts";
import { varsSetBy } from "../../settings/attachment.ts";
import type { Addon, ConfigVar, ServiceDeclaration, Sometimes } from "../../settings/declare.ts";
import { isOnlyIn } from "../../settings/present-in.ts";
import { catalogue } from "../../settings/vendors.ts";

/** A config var as a repository's file has it. */
export interface FoundVar {
  readonly value?: string | undefined;
  readonly generated?: boolean;
}

/** What becomes of it in the file once `index.ts` has it. */
export type Otherwise = "or remove it" | "and remove it here";

/** What to do about an add-on that a repository's file has, and `index.ts` does not have there: the words to write. */
export function addonRemedy({ name, addons = {} }: ServiceDeclaration, written: string, otherwise: Otherwise): string {
  const [slug = "", plan] = written.split(/[: ]/);
  const elsewhere = Object.values(addons).find((addon) => thingOf<Addon>(addon).vendor.service === slug);
  if (elsewhere !== undefined) {
    return isOnlyIn<Addon>(elsewhere)
      ? `remove it: index.ts has it in ${elsewhere.environment} only`
      : `remove it, or add another one to addons of ${name} in index.ts, with as: "…"`;
  }
  return `add ${declaredAddon(slug, plan)} to addons of ${name} in index.ts, ${otherwise}`;
}

function declaredAddon(slug: string, plan: string | undefined): string {
  const [word] = Object.entries(catalogue).find(([, vendor]) => vendor.service === slug) ?? [];
  if (word !== undefined) return `${word}: ${word}(${word === "postgres" ? "{ backup: … }" : ""})`;
  const slot = /^[a-z]\w*$/.test(slug) ? slug : JSON.stringify(slug);
  return `${slot}: otherAddon(${JSON.stringify(slug)}, { firstPlan: ${JSON.stringify(plan ?? "…")} })`;
}

/** What to do about a config var that a repository's file has, and `index.ts` does not have there. Its value is not shown. */
export function configVarRemedy(
  service: ServiceDeclaration,
  key: string,
  found: FoundVar,
  otherwise: Otherwise,
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
  return `add ${key}: ${declaredVar(key, found)} to config of ${name} in index.ts, ${otherwise}`;
}

function declaredVar(key: string, { value, generated = false }: FoundVar): string {
  if (generated) return "generated()";
  // Of one without a value only the name can tell; an empty one would be no secret.
  if (suspicionOf(key, value ?? "given") !== undefined) return "secret()";
  return value === undefined ? "perEnvironment()" : 'fixed("…")';
}

const thingOf = <T extends object>(thing: Sometimes<T>): T => (isOnlyIn(thing) ? thing.thing : thing);
