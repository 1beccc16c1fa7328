import { configVars } from "../../kinds/config-vars.ts";
import { isOf } from "../../kinds/kinds.ts";
import type { LiveFacts } from "../../kinds/restart.ts";
import type { EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import { findApp } from "../live/find-app.ts";
import type { HerokuSource } from "../live/heroku-source.ts";
import type { Change } from "../report/report.ts";
import type { Prints } from "./values.ts";

/** What an app has on Heroku now, as far as it decides which dynos the next `up` restarts. */
export interface LiveApp extends LiveFacts {
  /** Keys of all config vars that it has, where a change declares one that the state does not have. */
  readonly vars: ReadonlySet<string>;
}

interface LiveLookup {
  readonly source: HerokuSource | undefined;
  /** What Heroku calls the app of a service now. */
  readonly appOf: (service: string) => string;
  readonly isSecret: Prints["isSecret"];
}

/** The apps of services that have changes, by service; an app that cannot be read is absent. */
export async function liveApps(
  changes: readonly Change[],
  settings: Pick<EstateSettings, "services" | "environment">,
  { source, ...look }: LiveLookup,
): Promise<ReadonlyMap<string, LiveApp>> {
  if (source === undefined) return new Map();
  const asked = settings.services.map(async (service) => {
    const { name } = service.declaration;
    const own = changes.filter((change) => change.service === name);
    const live = own.length > 0 && (await liveApp(own, service, settings.environment, { ...look, source }));
    return live ? [[name, live] as const] : [];
  });
  return new Map((await Promise.all(asked)).flat());
}

async function liveApp(
  changes: readonly Change[],
  service: ServiceSettings,
  stage: string,
  { source, appOf, isSecret }: LiveLookup & { readonly source: HerokuSource },
): Promise<LiveApp | undefined> {
  const { name } = service.declaration;
  const { lists, signal } = source;
  const found = await findApp(source, service, stage, appOf(name));
  if (found.kind !== "found") return undefined;
  const reads = lists.of(found.app);
  try {
    const noVars: Record<string, string> = {};
    const [processes, attachments, vars] = await Promise.all([
      reads.processes(),
      lists.attachments(),
      changes.some(mayBeThere) ? reads.configVars() : noVars,
    ]);
    const running = processes.filter(({ quantity }) => quantity > 0);
    const equal = Object.entries(vars).filter(
      ([key, value]) => service.vars[key] === value || isSecret(`${name}:${key}`, value),
    );
    return {
      sizes: new Map(running.map(({ type, dyno_size: { name: size } }) => [type, size])),
      attachments: new Set(attachments.filter(({ app }) => app.id === found.app.id).map((each) => each.name)),
      equalVars: new Set(equal.map(([key]) => key)),
      vars: new Set(Object.keys(vars)),
    };
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

/** Config vars that the state does not have, and that somebody may have set already. */
const mayBeThere = ({ type, operation, properties }: Change): boolean =>
  isOf(configVars, { type }) && (operation === "create" || properties.some(({ kind }) => kind === "add"));
