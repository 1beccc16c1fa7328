import { command } from "../../sdks/heroku/define/command.ts";
import type { Difference } from "../difference.ts";
import { setterOf } from "../facts.ts";
import type { PartKind } from "../part.ts";
import { rollbackOf } from "../value.ts";
import { acceptance } from "./acceptance.ts";
import { detaching, remedyForBrought } from "./brought.ts";
import type { Remedy, Step } from "./remedy.ts";
import { removal } from "./removal.ts";
import { onApp, type RemedySide, up } from "./side.ts";

type Sides = readonly RemedySide[];
type Unexplained = Pick<Difference, "service" | "aspect" | "path" | "part" | "values" | "reason">;

const all = (steps: Step[]): Remedy => ({ choose: "all", steps });

/** Of parts that neither an `up` nor a removal puts right. */
const ofKinds: Readonly<Partial<Record<PartKind, (difference: Unexplained, sides: Sides) => Remedy>>> = {
  app: (_, sides) => all(sides.filter(({ live }) => !live.app).map((side) => up(side))),
  "attachments.from": ({ path, part: { name = "", slot = "" } }, sides) =>
    all(sides.filter(({ live }) => live[path] !== undefined).map((side) => detaching(slot, side, name))),
  "release.rollback": (_, sides) => ({ choose: "one", steps: sides.flatMap(rollForward) }),
  // The environment that code is to be promoted from is the one where it is built.
  "release.commit": (_, sides) => all(sides.flatMap(promote).map((each) => ({ code: "promote", command: each }))),
  // A start command is of the build, and in no declaration.
  "processes.command": (_, sides) => {
    const [first] = sides.flatMap(promote);
    const isPromoted = sides.some(({ declared }) => declared["release.origin"] !== undefined);
    return all([
      { code: "release code", apps: sides.map(({ app }) => app), ...(isPromoted && first && { command: first }) },
    ]);
  },
  "addons.version": ofVersion,
  "backups.newest": capture,
};

/** What to do about an unexplained difference: the command that puts it right, or the code that takes it over. */
export function remedyFor(difference: Unexplained, sides: Sides): Remedy {
  const { path, part, aspect, values } = difference;
  const ofKind = ofKinds[part.kind];
  if (ofKind !== undefined) return ofKind(difference, sides);
  const isOfValues = aspect === "config" && values.every(({ value }) => value?.kind === "compared");
  if (isOfValues) return ofValues(difference, sides);
  return remedyForBrought(path, sides) ?? ofFact(difference, sides);
}

/** An `up` stops at a rolled-back app: it would put config vars of now beside code of then. */
function rollForward(side: RemedySide): Step[] {
  const rollback = rollbackOf(side.live);
  if (rollback === undefined) return [];
  const forward: Step[] =
    rollback.before === undefined
      ? []
      : [{ code: "run", command: onApp(side, "rollback", `v${rollback.before}`), effect: "rolls forward" }];
  return [...forward, { code: "deploy a fix", app: side.app }];
}

const promote = (side: RemedySide) =>
  side.declared["release.origin"] === undefined ? [onApp(side, "pipelines:promote")] : [];

/** What raises the older of two versions of a data store: none goes back. Of several stores nothing tells which one is meant. */
function ofVersion({ path, part: { name, slot } }: Unexplained, sides: Sides): Remedy {
  const [topic, upgrade] = name === "heroku-redis" ? ["redis", "redis:upgrade"] : ["pg", "pg:upgrade:run"];
  const known = sides.flatMap((side) => {
    const version = side.live[path] ?? "";
    return /^\d+(\.\d+)*$/.test(version) ? [{ side, version }] : [];
  });
  const [older, newer] = known.toSorted((one, other) =>
    one.version.localeCompare(other.version, "en", { numeric: true }),
  );
  if (slot === undefined || older === undefined || newer === undefined) {
    const steps = sides.map(
      (side): Step => ({ code: "inspect", command: onApp(side, `${topic}:info`), next: [upgrade] }),
    );
    return { choose: "one", steps };
  }
  const raise = onApp(older.side, upgrade, slot, "--version", newer.version);
  return all([{ code: "run", command: raise, ...(topic === "pg" && { effect: "needs preparation" }) }]);
}

function capture({ values }: Unexplained, sides: Sides): Remedy {
  const isFresh = (of: string) =>
    values.some(({ environment, value }) => environment === of && value?.kind === "backup" && value.age === "fresh");
  const stale = sides.filter(({ environment }) => !isFresh(environment));
  return all([
    ...stale.map((side): Step => ({ code: "run", command: onApp(side, "pg:backups:capture") })),
    ...stale.slice(0, 1).map((side): Step => ({ code: "inspect", command: onApp(side, "pg:backups"), next: [] })),
  ]);
}

/** What the declaration settles is restored; what it does not know is accepted or removed. */
function ofFact({ path, part, aspect }: Unexplained, sides: Sides): Remedy {
  const strayed = sides.filter(({ live, declared }) => live[path] !== declared[path]);
  const isSettled = sides.some(({ declared }) => declared[path] !== undefined);
  const lacking = strayed.filter((side) => side.declared[path] !== undefined && !hasMore(path, side));
  if (lacking.length > 0 && part.kind === "processes") {
    return all([{ code: "release code", apps: lacking.map(({ app }) => app), process: part.name }]);
  }
  const isSet = ({ live, declared }: RemedySide) => path === "stack" && live["stack.next"] === declared.stack;
  if (lacking.length > 0 && lacking.every(isSet)) return all(lacking.map(({ app }) => ({ code: "build", app })));
  if (lacking.length > 0)
    return { ...all(lacking.map((side) => up(side, "restores it"))), ...acceptanceOf(part, aspect, sides) };
  if (isSettled && strayed.length === 0) return all([{ code: "declare difference" }]);
  const having = sides.filter(
    (side) => side.live[path] !== undefined && (side.declared[path] === undefined || hasMore(path, side)),
  );
  return { ...removal(part, having), ...acceptanceOf(part, aspect, having) };
}

/** A service has one domain: declared already, it cannot be declared again to accept what is there. */
const acceptanceOf = (part: Unexplained["part"], aspect: Unexplained["aspect"], sides: Sides) =>
  aspect === "domains" && sides.some(({ declared }) => declared["domains.custom"] !== undefined)
    ? {}
    : acceptance(part, aspect);

/** Whether there is more of what is counted or listed than is declared: an `up` leaves alone what it has not made. */
function hasMore(
  path: string,
  { live: { [path]: live = "" }, declared: { [path]: wanted = "" } }: RemedySide,
): boolean {
  if (Number(live) > Number(wanted)) return true;
  const [there, own] = [live, wanted].map((text) => text.split(path.startsWith("webhooks.") ? "; " : ", "));
  const isList = /^(addons|backups|webhooks)\./.test(path);
  return isList && live !== wanted && (own ?? []).every((each) => there?.includes(each));
}

function ofValues({ path, part, service, values, reason }: Unexplained, sides: Sides): Remedy {
  const { name: key = "" } = part;
  const [first] = sides;
  const addon = setterOf(first?.live[path] ?? "");
  if (addon !== undefined && first !== undefined)
    return all([{ code: "separate add-ons", command: onApp(first, "addons"), addon }]);
  const kind = sides.map(({ origins }) => origins[key]?.kind).find((each) => each !== undefined);
  const strayed = ({ environment }: RemedySide) =>
    reason.code !== "not the declared value" || reason.environments.includes(environment);
  const ups = (effect: Parameters<typeof up>[1]) => sides.filter(strayed).map((side) => up(side, effect));
  if (kind === undefined) {
    return { choose: "one", steps: [{ code: "declare value", key }, ...removal(part, sides).steps] };
  }
  if (kind === "generated") return all(ups("restores generated value"));
  if (kind !== "secret") return { ...all(ups("restores declared value")), accept: { how: "perEnvironment", key } };
  const differs = values.some(({ value }) => value?.kind === "compared" && value.outcome === "different");
  if (differs || first === undefined) return all(ups("restores secret"));
  const set = command("pulumi", "config", "set", "--secret", `${service}:${key}`, "--stack", first.environment);
  return all([{ code: "set another secret", command: set }, up(first)]);
}
