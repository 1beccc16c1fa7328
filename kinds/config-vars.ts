import {
  type Acceptance,
  acceptEach,
  declareIn,
  elsewhere,
  removeSecret,
  setKnob,
  setSecretIn,
  undeclareInReviewApps,
  unsetKnob,
  unwritten,
  written,
} from "./acceptance.ts";
import type { CauseDetail, CauseKind } from "./cause.ts";
import { code, gap } from "./command.ts";
import type { DeclaredService, ValueOrigin, Where } from "./declared-service.ts";
import type { DriftedProperty, Evidence, Explanation, ReleaseFact } from "./drift.ts";
import type { Edit } from "./edit.ts";
import { undeclare } from "./edits.ts";
import type { KindDefinition } from "./kind.ts";
import { only } from "./naming.ts";
import { entriesIn, presentIn } from "./only-in.ts";
import type { LiveFacts, PlannedChange } from "./restart.ts";

/** The config vars that the declaration gives an app. */
export const configVars = {
  token: "heroku:index/appConfigAssociation:AppConfigAssociation",
  label: "config vars",
  naming: only("app-config"),
  place: () => "config",
  propertyPlace: (property) => configKey(property),
  loses: () => "the app runs without these config vars until they are set again",
  aspects: ["config"],
  makesRelease: true,
  restarts: (change, own, live) => restarts(change, own, live),
  isWanted({ path, kind }, { declaration, vars, secretKeys, generatedKeys }) {
    const key = configKey(path);
    const isOurs = Object.hasOwn(vars, key) || generatedKeys.includes(key);
    return kind === "delete" && !isOurs && !secretKeys.includes(`${declaration.name}:${key}`);
  },
  acceptChange: ({ properties, cause }, where) => acceptEach(properties, (each) => accept(each, cause, where)),
  explain: (property, _, evidence) => explain(property, evidence),
} as const satisfies KindDefinition;

/** The config var that a property path names; the path itself where it names none: an engine may tell no key. */
export const configKey = (property: string): string =>
  /^(?:vars|sensitiveVars)(?:\.|\[")(.+?)(?:"\])?$/.exec(property)?.[1] ?? property;

/** Nothing is sent of what Heroku has already. */
function restarts({ operation, properties }: PlannedChange, own: DeclaredService, live: LiveFacts | undefined) {
  const { declaration, vars, secretKeys, generatedKeys } = own;
  const secrets = secretKeys.map((key) => key.slice(declaration.name.length + 1));
  const keys =
    operation === "create"
      ? [...Object.keys(vars), ...secrets, ...generatedKeys]
      : properties.map(({ path }) => configKey(path));
  const sent = [...new Set(keys)].filter((key) => live?.equalVars.has(key) !== true).sort();
  return sent.length > 0 || keys.length === 0 ? [{ code: "config vars", keys: sent } as const] : [];
}

/** Its value is written by a person who knows it. */
function accept({ path, kind }: DriftedProperty, cause: CauseKind, where: Where): Acceptance {
  const key = configKey(path);
  const { name, config = {} } = where.own.declaration;
  const declared = config[key];
  const variable = presentIn(where.environment, declared);
  if (variable === undefined) return unwritten({ code: "key not declared", key });
  if (kind === "delete") {
    if (isRedirectedBy(key, where.environment, where)) return redirectNeeds(key);
    const also = [...undeclareInReviewApps(where, "config", [key]), ...forget(key, variable.kind, where)];
    return elsewhere(where, { path: `config.${key}`, declared }, ...also);
  }
  if (cause === "add-on") return written(undeclare(name, `config.${key}`, { because: "an add-on sets it" }));
  return acceptValue(key, variable.kind, where);
}

function acceptValue(key: string, origin: ValueOrigin, where: Where): Acceptance {
  const { environment, environments } = where;
  const knob = `config.${key}`;
  switch (origin) {
    case "perEnvironment":
      return written(setKnob(where, knob, gap("live value")));
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
          setKnob(where, knob, gap(each === environment ? "live value" : "value there"), each),
        ),
      );
  }
}

/** Whether the app redirects its apex to where this config var alone says. */
function isRedirectedBy(key: string, environment: string, { own }: Where): boolean {
  const { config, domain } = own.declaration;
  const { apexRedirect, dns } = presentIn(environment, domain) ?? {};
  if (presentIn(environment, apexRedirect) === undefined || dns?.kind !== "external") return false;
  const keys = entriesIn(environment, config).flatMap(([name, { kind }]) => (kind === "fromDomain" ? name : []));
  return keys.length === 1 && keys[0] === key;
}

/** It says where the app redirects its apex to. */
const redirectNeeds = (key: string): Acceptance => unwritten({ code: "apex redirect needs key", key });

/** What a stack file has of a config var that is to be there no more. */
function forget(key: string, origin: ValueOrigin, where: Where): Edit[] {
  if (origin === "perEnvironment") return [unsetKnob(where, `config.${key}`)];
  return origin === "secret" ? [removeSecret(where, key)] : [];
}

/** The newest release that can have changed the config var is the one that did: whatever it found, it left what is there. */
function explain({ path, kind }: DriftedProperty, { releases, setByAddons }: Evidence): Explanation {
  const key = configKey(path);
  if (releases === undefined) return { detail: { code: "releases unread" } };
  for (const release of releases) {
    const detail = detailBy(release, key, kind);
    if (detail !== undefined) return { detail, origin: release.origin };
  }
  const addonService = setByAddons.get(key);
  return addonService === undefined
    ? { detail: { code: "config in no release", keys: [key] } }
    : { detail: { code: "config of add-on", keys: [key], addonService } };
}

/** Why a config var is as it is, if a release is the reason. */
function detailBy(release: ReleaseFact, key: string, kind: DriftedProperty["kind"]): CauseDetail | undefined {
  const { rolledBackTo: to, keys, attachment, description } = release;
  if (to !== undefined) return { code: "config rolled back", keys: [key], to };
  if (keys.includes(key)) return { code: kind === "delete" ? "config removed" : "config set", keys: [key] };
  if (attachment === undefined || (key !== attachment && !key.startsWith(`${attachment}_`))) return undefined;
  return { code: "config in release", keys: [key], description };
}
