import { entriesIn, presentIn } from "../kinds/only-in.ts";
import { attachmentWanted } from "./attachment.ts";
import type { Addon, ConfigVar, Environment, ServiceDeclaration } from "./declare.ts";
import { domainSettings } from "./domain-findings.ts";
import type { Knobs } from "./knobs.ts";
import type { AddonSettings, NoticeSettings, ProcessSettings, ServiceSettings } from "./settings.ts";
import { drainsOf, secretVarsOf } from "./wanted-secrets.ts";

/** Joins a service's declaration with its knobs, which the schema has checked. */
export function serviceSettings(
  declaration: ServiceDeclaration,
  environment: Environment,
  knobs: Knobs,
  { appName, relay, unprotected }: { appName: string; relay: string | undefined; unprotected: string | undefined },
): ServiceSettings {
  const config = entriesIn<ConfigVar>(environment, declaration.config);
  const whole = declaration.unprotected ?? unprotected;
  return {
    declaration,
    appName,
    maintenance: knobs.maintenance ?? false,
    processes: declaration.processes.flatMap((type): ProcessSettings[] => {
      const process = knobs.processes[type];
      return process === undefined ? [] : [{ type, ...process }];
    }),
    addons: addonsOf(declaration, environment, knobs).map((settings) => ({
      ...settings,
      unprotected: settings.addon.unprotected ?? whole,
    })),
    vars: varsOf(config, environment, knobs),
    secretKeys: secretVarsOf(declaration, environment),
    generatedKeys: config.filter(([, { kind }]) => kind === "generated").map(([key]) => key),
    domain: domainSettings(declaration, environment, knobs),
    drains: drainsOf(declaration, environment),
    notices: noticesOf(declaration, environment, relay),
    access: (declaration.access ?? []).flatMap((person) => presentIn(environment, person) ?? []),
    unprotected: whole,
  };
}

function addonsOf(declaration: ServiceDeclaration, environment: Environment, knobs: Knobs): AddonSettings[] {
  const declared = entriesIn<Addon>(environment, declaration.addons);
  const all = declared.map(([, addon]) => addon);
  return declared.flatMap(([slot, addon]): AddonSettings[] => {
    const plan = knobs.addons?.[slot]?.plan;
    if (plan === undefined) return [];
    const attachment = attachmentWanted(addon, all);
    return [{ slot, addon, plan: `${addon.vendor.service}:${plan}`, ...(attachment !== undefined && { attachment }) }];
  });
}

function varsOf(
  config: readonly [string, ConfigVar][],
  environment: Environment,
  knobs: Knobs,
): Record<string, string> {
  const plain = config.flatMap(([key, variable]): [string, string][] => {
    const value = plainValue(key, variable, environment, knobs);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(plain);
}

function plainValue(key: string, variable: ConfigVar, environment: Environment, knobs: Knobs): string | undefined {
  switch (variable.kind) {
    case "fixed":
      return variable.value;
    case "perEnvironment":
      return knobs.config?.[key];
    case "fromDomain":
      return knobs.domain;
    case "environmentName":
      return environment;
    case "secret":
    case "generated":
      return undefined;
  }
}

function noticesOf(
  { notices = [] }: ServiceDeclaration,
  environment: Environment,
  relay: string | undefined,
): NoticeSettings[] {
  return notices.flatMap((notice): NoticeSettings[] => {
    const address = presentIn(environment, notice)?.address;
    if (address === undefined || relay === undefined) return [];
    const url = new URL(relay);
    url.searchParams.set("to", address);
    return [{ address, url: url.href }];
  });
}
