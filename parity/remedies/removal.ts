import type { Part, PartKind } from "../part.ts";
import type { Remedy, Step } from "./remedy.ts";
import { onApp, type RemedySide } from "./side.ts";

type Removal = (side: RemedySide, name: string, other: RemedySide | undefined) => Step | readonly Step[];

const run =
  (words: (side: RemedySide, name: string, other: RemedySide | undefined) => string[]): Removal =>
  (side, name, other) => ({ code: "run", command: onApp(side, ...words(side, name, other)) });

const inspect =
  (list: string, ...next: string[]): Removal =>
  (side) => ({ code: "inspect", command: onApp(side, list), next });

const appAgain: Removal = ({ app }) => ({ code: "create app again", app });
const releaseCode: Removal = ({ app }, process) => ({ code: "release code", apps: [app], process });
const domains: Removal = (side) => {
  const [live = [], declared = []] = [side.live, side.declared].map((facts) => facts["domains.hostnames"]?.split(", "));
  return live
    .filter((name) => !declared.includes(name))
    .flatMap((name) => run(() => ["domains:remove", name])(side, "", undefined));
};

/** A stack takes effect with the next build, for which it may be set already. */
function stack(side: RemedySide, wanted: string | undefined): Step {
  if (wanted === undefined || side.live["stack.next"] === wanted) return { code: "build", app: side.app };
  return { code: "run", command: onApp(side, "stack:set", wanted), effect: "needs build" };
}

/** Each by its own name; never one that something reads. */
const addons: Removal = (side, service) => {
  const own = side.addons.filter((addon) => addon.service === service);
  if (own.length === 0) return { code: "inspect", command: onApp(side, "addons"), next: [], addon: service };
  return own.map(({ name, usedBy }) =>
    usedBy.length > 0
      ? { code: "keep add-on", addon: name, usedBy: [...usedBy] }
      : { code: "run", command: onApp(side, "addons:destroy", name), effect: "deletes data" },
  );
};

/** How a thing that nothing declares is removed from an environment. */
const removals: Readonly<Partial<Record<PartKind, Removal>>> = {
  "app.maintenance": run(() => ["maintenance:off"]),
  "app.locked": run(() => ["apps:unlock"]),
  "app.team": run((_, __, other) => ["apps:transfer", other?.live["app.team"] ?? ""]),
  "app.name": run(({ declaredApp }) => ["apps:rename", declaredApp]),
  pipeline: run(() => ["pipelines:remove"]),
  "pipeline.stage": run(({ environment }) => ["pipelines:update", "--stage", environment]),
  "pipeline.members": (_, app) => ({ code: "run", command: onApp({ app }, "pipelines:remove") }),
  stack: (side, _, other) => stack(side, other?.live.stack),
  "stack.next": (side) =>
    side.declared.stack === side.live["stack.next"]
      ? { code: "build", app: side.app }
      : { code: "run", command: onApp(side, "stack:set", side.live.stack ?? "") },
  region: appAgain,
  "region.space": appAgain,
  buildpacks: inspect("buildpacks", "buildpacks:add", "buildpacks:remove"),
  processes: releaseCode,
  "processes.size": releaseCode,
  "processes.quantity": run((_, type) => ["ps:scale", `${type}=0`]),
  config: run((_, key) => ["config:unset", key]),
  addons,
  "addons.plan": addons,
  features: run((_, feature) => ["features:disable", feature]),
  "domains.custom": domains,
  "domains.hostnames": domains,
  "certificates.kind": (side) => {
    const next = side.live["certificates.kind"] === "automatic" ? [] : ["certs:auto:enable"];
    return { code: "inspect", command: onApp(side, "certs:auto"), next };
  },
  "certificates.state": (side, ...rest) =>
    side.live["certificates.state"] === "ok" ? [] : inspect("certs:auto")(side, ...rest),
  drains: inspect("drains", "drains:remove"),
  webhooks: inspect("webhooks", "webhooks:remove"),
  access: run((_, email) => ["access:remove", email]),
  "backups.schedule": inspect("pg:backups:schedules", "pg:backups:unschedule"),
};

/** What removes a thing from environments that have it, and should not. */
export function removal({ kind, name = "" }: Part, sides: readonly RemedySide[]): Remedy {
  const steps = sides.flatMap((side) => {
    const other = sides.find((each) => each !== side);
    return removals[kind]?.(side, name, other) ?? { code: "remove" as const };
  });
  return { choose: sides.length > 1 || kind === "addons" ? "one" : "all", steps };
}
