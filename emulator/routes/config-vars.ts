import { z } from "zod";
import { onApp } from "../access/access.ts";
import { addonVars, configOf } from "../model/config.ts";
import { limitOf } from "../model/limits.ts";
import { findRelease, makeRelease } from "../model/releases.ts";
import { invalid } from "../problems.ts";
import { type Route, reads, writes } from "../route.ts";
import type { World } from "../world.ts";

const changes = z.record(z.string(), z.unknown());

/** Config vars. Every change of them is a release. */
export const configVarRoutes: readonly Route[] = [
  reads("GET /apps/{app}/config-vars", onApp("access config vars"), (call, app) => configOf(call.world, app.id)),
  reads("GET /apps/{app}/releases/{release}/config-vars", onApp("access config vars"), (call, app) => {
    return findRelease(call.world, app.id, call.param("release")).config;
  }),
  writes("PATCH /apps/{app}/config-vars", onApp("access config vars"), changes, (call, app) => {
    const { world, actor } = call;
    const wanted = readChanges(call.body);
    const owned = Object.keys(addonVars(world, app.id)).filter((name) => name in wanted);
    if (owned.length > 0) throw invalid(`Cannot overwrite attachment values ${owned.join(", ")}.`);
    const before = world.store.configs.get(app.id)?.vars ?? {};
    const effective = Object.entries(wanted).filter(([name, value]) => (before[name] ?? null) !== value);
    if (effective.length === 0) return configOf(world, app.id);
    const vars = applied(before, effective);
    refuseTooLarge(world, vars);
    world.store.configs.put({ id: app.id, vars });
    makeRelease(world, app, actor, { description: describe(effective) });
    return configOf(world, app.id);
  }),
];

function refuseTooLarge(world: World, vars: Readonly<Record<string, string>>): void {
  const bytes = Object.entries(vars).reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
  const most = limitOf(world, "configBytesPerApp");
  if (bytes > most) throw invalid(`Config vars of an app cannot exceed ${most} bytes.`);
}

type Change = readonly [name: string, value: string | null];

/** Names the variable but never its value, which may be a secret. */
function readChanges(body: Readonly<Record<string, unknown>>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]): Change => {
      if (!/^[\w.:[\]]+$/.test(name)) throw invalid(`Invalid pattern for key "${name}".`);
      if (typeof value === "string" || value === null) return [name, value];
      throw invalid(`Invalid type for key "${name}": expected a ${typeof value} to be ["string","null"].`);
    }),
  );
}

function applied(before: Readonly<Record<string, string>>, changes: readonly Change[]): Record<string, string> {
  const after = new Map(Object.entries(before));
  for (const [name, value] of changes) {
    if (value === null) after.delete(name);
    else after.set(name, value);
  }
  return Object.fromEntries(after);
}

function describe(changes: readonly Change[]): string {
  const set = changes.filter(([, value]) => value !== null).map(([name]) => name);
  const removed = changes.filter(([, value]) => value === null).map(([name]) => name);
  const part = (verb: string, names: readonly string[]) =>
    names.length > 0 ? [`${verb} ${names.join(", ")} config vars`] : [];
  return [...part("Set", set), ...part("Remove", removed)].join(", ");
}
