import type { RunResult } from "../../engine/engine.ts";
import { app } from "../../kinds/app.ts";
import { configKey, configVars } from "../../kinds/config-vars.ts";
import { isOf } from "../../kinds/kinds.ts";
import { path } from "../../sdks/heroku/client/path.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import type { HerokuSource } from "../live/heroku-source.ts";
import { failureIn } from "../live/parts.ts";
import { ConfigVars } from "../live/wire.ts";
import { recordedOf, recordedServices } from "../observe/recorded-services.ts";
import type { NotChecked } from "../report/not-checked.ts";
import type { Change } from "../report/report.ts";
import { servicesIn, subjectOf } from "./subject.ts";
import type { Prints } from "./values.ts";

interface SecretLookup {
  readonly source: HerokuSource | undefined;
  readonly appOf: (service: string) => string;
  readonly withLive: Prints["withLive"];
}

/**
 * Adds to the fingerprints of secret config vars what Heroku has of them: an engine hides it, so that a second change by hand would
 * look like the first. Only objects with such a change are asked for.
 */
export async function withReplacedSecrets(
  changes: readonly Change[],
  look: SecretLookup,
): Promise<{ changes: Change[]; notChecked: NotChecked[] }> {
  const notChecked: NotChecked[] = [];
  const all = changes.map(async (change) => {
    const keys = change.operation === "update" ? secretKeysOf(change) : [];
    if (keys.length === 0 || look.source === undefined || change.values === undefined) return change;
    const app = look.appOf(change.service ?? "");
    try {
      const live = await configVarsOf(look.source, app);
      const values = keys.map(([at, key]) => {
        const { urn, values: prints = {} } = change;
        return [at, look.withLive({ urn, path: at, print: prints[at] ?? "" }, live[key])] as const;
      });
      return { ...change, values: { ...change.values, ...Object.fromEntries(values) } };
    } catch (error) {
      look.source.signal.throwIfAborted();
      notChecked.push({ what: ["secret config vars"], of: [app], why: { code: "error", error: failureIn(error) } });
      return change;
    }
  });
  return { changes: await Promise.all(all), notChecked };
}

/** By path, the keys of secret config vars that are changed or removed. */
const secretKeysOf = ({ type, properties }: Change): [path: string, key: string][] =>
  !isOf(configVars, { type })
    ? []
    : properties
        .filter(({ path: at, kind }) => kind !== "add" && /^sensitiveVars[.[]/.test(at))
        .map(({ path: at }) => [at, configKey(at)]);

/** By the app's id, as the preview and parity have asked for them: a name would be another request. */
async function configVarsOf({ heroku, lists }: HerokuSource, app: string): Promise<Record<string, string>> {
  const id = (await lists.idOf(app)) ?? app;
  return heroku.platform.send("GET", path`/apps/${id}/config-vars`, { response: ConfigVars });
}

/** What Heroku calls the app of a service now: somebody may have renamed it since the last `up`. */
export function appNames(
  found: Pick<RunResult, "steps" | "previousOutputs">,
  settings: Pick<EstateSettings, "services">,
): (service: string) => string {
  const recorded = recordedServices(found);
  const names = [...new Set([...servicesIn(settings), ...Object.keys(recorded)])];
  return (service) => {
    const own = found.steps.find((step) => isOf(app, step) && subjectOf(step, names).service === service);
    const renamed = own?.changes.find((change) => change.path === "name")?.shown?.after;
    const declared = settings.services.find(({ declaration }) => declaration.name === service);
    const last = declared === undefined ? recorded[service] : recordedOf(recorded, declared.declaration);
    return renamed ?? last?.app ?? declared?.appName ?? service;
  };
}
