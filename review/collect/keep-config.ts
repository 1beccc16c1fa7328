import { configKey } from "../../kinds/config-vars.ts";
import type { ConfigVar, CustomDomain, Environment } from "../../settings/declare.ts";
import { entriesIn, presentIn } from "../../settings/present-in.ts";
import type { ChangedProperty, Drift } from "../report/report.ts";
import {
  declarationLine,
  elsewhere,
  type Keep,
  knobGone,
  knobLine,
  reviewAppsLines,
  secretGone,
  secretLine,
  unwritten,
  type Where,
  written,
} from "./keep.ts";

const heroku = "<the value that Heroku has>";

/** How a config var stays as it was found. Its value is written by whoever knows it. */
export function keepConfigVar({ path, kind }: ChangedProperty, cause: Drift["cause"], where: Where): Keep {
  const key = configKey(path);
  const declared = where.own.declaration.config?.[key];
  const variable = presentIn<ConfigVar>(where.environment, declared);
  if (variable === undefined) return unwritten(`${key} is not declared any more, so that an up removes it`);
  if (kind === "delete") {
    if (isRedirectedBy(key, where.environment, where)) return redirectNeeds(key);
    const also = [...reviewAppsLines(where, "config", [key]), ...forgotten(key, variable, where)];
    return elsewhere(where, { path: `config.${key}`, declared }, ...also);
  }
  if (cause.kind === "add-on") return written(declarationLine(where, `take config.${key} out: an add-on sets it`));
  return changed(key, variable, where);
}

function changed(key: string, { kind }: ConfigVar, where: Where): Keep {
  const { environment, environments } = where;
  const knob = `config.${key}`;
  switch (kind) {
    case "perEnvironment":
      return written(knobLine(where, environment, knob, heroku));
    case "secret":
      return written(secretLine(where, key));
    case "fixed":
      return written(declarationLine(where, `${knob}: fixed("${heroku}"), in every environment`));
    case "generated":
      return written(
        declarationLine(where, `${knob}: secret(), in every environment`),
        ...environments.map((each) => secretLine({ ...where, environment: each }, key)),
      );
    case "environmentName":
      return unwritten(`${key} is declared to be the name of its environment`);
    case "fromDomain":
      if (environments.some((each) => isRedirectedBy(key, each, where))) return redirectNeeds(key);
      return written(
        declarationLine(where, `${knob}: perEnvironment()`),
        ...environments.map((each) => knobLine(where, each, knob, each === environment ? heroku : "<its value there>")),
      );
  }
}

/** Whether the app redirects its apex to where this config var alone says. */
function isRedirectedBy(key: string, environment: Environment, { own }: Where): boolean {
  const { config, domain } = own.declaration;
  const { apexRedirect, dns } = presentIn<CustomDomain>(environment, domain) ?? {};
  if (presentIn(environment, apexRedirect) === undefined || dns?.kind !== "external") return false;
  const keys = entriesIn<ConfigVar>(environment, config).flatMap(([name, { kind }]) =>
    kind === "fromDomain" ? name : [],
  );
  return keys.length === 1 && keys[0] === key;
}

const redirectNeeds = (key: string): Keep =>
  unwritten(`apexRedirect needs ${key}, which says where the app redirects its apex to`);

/** What a stack file has of a config var that is to be there no more. */
function forgotten(key: string, { kind }: ConfigVar, where: Where): string[] {
  if (kind === "perEnvironment") return [knobGone(where, `config.${key}`)];
  return kind === "secret" ? [secretGone(where, key)] : [];
}
