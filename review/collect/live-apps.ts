import { configVars } from "../../kinds/config-vars.ts";
import { isOf } from "../../kinds/kinds.ts";
import type { LiveFacts } from "../../kinds/restart.ts";
import type { EstateSettings, ServiceSettings } from "../../settings/settings.ts";
import { findApp } from "../live/find-app.ts";
import type { Witness } from "../live/witness.ts";
import type { Change } from "../report/report.ts";
import type { Prints } from "./values.ts";

/** What an app has on Heroku now, as far as it decides which dynos the next `up` restarts. */
export interface LiveApp extends LiveFacts {
  /** Keys of all config vars that it has, where a change declares one that the state does not have. */
  readonly vars: ReadonlySet<string>;
}

interface Look {
  readonly witness: Witness | undefined;
  /** What Heroku calls the app of a service now. */
  readonly appOf: (service: string) => string;
  readonly isSecret: Prints["isSecret"];
}

/** The apps of services that have changes, by service; an app that cannot be read is absent. */
export async function liveApps(
  changes: readonly Change[],
  settings: Pick<EstateSettings, "services" | "environment">,
  { witness, ...look }: Look,
): Promise<ReadonlyMap<string, LiveApp>> {
  if (witness === undefined) return new Map();
  const asked = settings.services.flatMap((service) => {
    const own = changes.filter((change) => change.service === service.declaration.name);
    return own.length === 0 ? [] : [liveApp(own, service, settings.environment, { ...look, witness })];
  });
  return new Map((await Promise.all(asked)).flat());
}

async function liveApp(
  changes: readonly Change[],
  service: ServiceSettings,
  stage: string,
  { witness, appOf, isSecret }: Look & { readonly witness: Witness },
): Promise<[service: string, LiveApp][]> {
  const { name } = service.declaration;
  const { lists, signal } = witness;
  const found = await findApp(witness, service, stage, appOf(name));
  if (found.kind !== "found") return [];
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
    return [
      [
        name,
        {
          sizes: new Map(running.map(({ type, dyno_size: { name: size } }) => [type, size])),
          attachments: new Set(attachments.filter(({ app }) => app.id === found.app.id).map((each) => each.name)),
          equalVars: new Set(equal.map(([key]) => key)),
          vars: new Set(Object.keys(vars)),
        },
      ],
    ];
  } catch {
    signal.throwIfAborted();
    return [];
  }
}

/** Config vars that the state does not have, and that somebody may have set already. */
const mayBeThere = ({ type, operation, properties }: Change): boolean =>
  isOf(configVars, { type }) && (operation === "create" || properties.some(({ kind }) => kind === "add"));
