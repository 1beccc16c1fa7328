import {
  declareIn,
  elsewhere,
  type Keep,
  removeSecret,
  setKnob,
  setSecretIn,
  undeclareInReviewApps,
  unsetKnob,
  unwritten,
  type Where,
  written,
} from "../../kinds/acceptance.ts";
import { code, gap } from "../../kinds/command.ts";
import { configKey } from "../../kinds/config-vars.ts";
import type { Edit } from "../../kinds/edit.ts";
import { undeclare } from "../../kinds/edits.ts";
import { entriesIn, presentIn } from "../../kinds/only-in.ts";
import type { ConfigVar, CustomDomain, Environment } from "../../settings/declare.ts";
import type { ChangedProperty, Drift } from "../report/report.ts";

/** How a config var stays as it was found. Its value is written by whoever knows it. */
export function keepConfigVar({ path, kind }: ChangedProperty, cause: Drift["cause"], where: Where): Keep {
  const key = configKey(path);
  const declared = where.own.declaration.config?.[key];
  const variable = presentIn<ConfigVar>(where.environment, declared);
  if (variable === undefined) return unwritten({ code: "key not declared", key });
  if (kind === "delete") {
    if (isRedirectedBy(key, where.environment, where)) return redirectNeeds(key);
    const also = [...undeclareInReviewApps(where, "config", [key]), ...forgotten(key, variable, where)];
    return elsewhere(where, { path: `config.${key}`, declared }, ...also);
  }
  if (cause.kind === "add-on")
    return written(undeclare(where.own.declaration.name, `config.${key}`, { because: "an add-on sets it" }));
  return changed(key, variable, where);
}

function changed(key: string, { kind }: ConfigVar, where: Where): Keep {
  const { environment, environments } = where;
  const knob = `config.${key}`;
  switch (kind) {
    case "perEnvironment":
      return written(setKnob(where, environment, knob, gap("live value")));
    case "secret":
      return written(setSecretIn(where, key));
    case "fixed":
      return written(declareIn(where, knob, code`fixed("${gap("live value")}")`, "everywhere"));
    case "generated":
      return written(
        declareIn(where, knob, code`secret()`, "everywhere"),
        ...environments.map((each) => setSecretIn(where, key, each)),
      );
    case "environmentName":
      return unwritten({ code: "key is environment name", key });
    case "fromDomain":
      if (environments.some((each) => isRedirectedBy(key, each, where))) return redirectNeeds(key);
      return written(
        declareIn(where, knob, code`perEnvironment()`),
        ...environments.map((each) =>
          setKnob(where, each, knob, gap(each === environment ? "live value" : "value there")),
        ),
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

/** It says where the app redirects its apex to. */
const redirectNeeds = (key: string): Keep => unwritten({ code: "apex redirect needs key", key });

/** What a stack file has of a config var that is to be there no more. */
function forgotten(key: string, { kind }: ConfigVar, where: Where): Edit[] {
  if (kind === "perEnvironment") return [unsetKnob(where, `config.${key}`)];
  return kind === "secret" ? [removeSecret(where, key)] : [];
}
