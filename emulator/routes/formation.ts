import { z } from "zod";
import { onApp } from "../access/access.ts";
import { demand } from "../access/demand.ts";
import type { Call } from "../call.ts";
import { findDynoSize } from "../catalogue/dyno-sizes.ts";
import { container, deployImages } from "../model/deploy.ts";
import { emit } from "../model/events.ts";
import { type FormationWish, scale, unknownType } from "../model/formation.ts";
import { newestRelease } from "../model/releases.ts";
import { invalid } from "../problems.ts";
import { lists, type Route, reads, writes } from "../route.ts";
import type { AccountRow, AppRow, FormationRow } from "../rows.ts";
import { identity } from "../wire/patterns.ts";
import { times, type World } from "../world.ts";

const quantity = z.union([z.int().min(0), z.string().regex(/^[+-]?\d+$/)]);
const size = { size: z.string().optional(), dyno_size: identity.optional() };
const change = z.looseObject({ quantity: quantity.optional(), ...size });
const update = change.extend({ type: z.string(), docker_image: z.string().min(1).optional() });
const batch = z.strictObject({ updates: z.array(update) });

/**
 * How many dynos of which size run which process. There is nothing to create: releases make process types known. The batch also
 * releases images, in the variant of the API that is for it.
 */
export const formationRoutes: readonly Route[] = [
  lists("GET /apps/{app}/formation", onApp("view"), ["type", "id"], (call, app) => {
    return call.world.store.formations.where("app", app.id).map((row) => wireFormation(app, row));
  }),
  reads("GET /apps/{app}/formation/{type}", onApp("view"), (call, app) => {
    return wireFormation(app, theFormation(call, app));
  }),
  writes("PATCH /apps/{app}/formation", onApp("scale"), batch, (call, app) => {
    const { updates } = call.body;
    releaseImages(call, app, updates);
    return rescale(
      call,
      app,
      updates.map((update) => ({ ...wish(update), type: update.type })),
    );
  }),
  writes("PATCH /apps/{app}/formation/{type}", onApp("scale"), change, (call, app) => {
    const { type } = theFormation(call, app);
    return rescale(call, app, [{ ...wish(call.body), type }])[0];
  }),
];

function rescale({ world, actor }: Call, app: AppRow, wishes: readonly FormationWish[]): object[] {
  return scale(world, app, wishes).map((row) => announceFormation(world, app, actor, row));
}

/** Tells the app's webhooks of a process type that was scaled, and gives it back as the API does. */
export function announceFormation(world: World, app: AppRow, actor: AccountRow, row: FormationRow): object {
  return emit(world, app, actor, { resource: "formation", action: "update", data: wireFormation(app, row) });
}

/** One release for all images that are new; without the variant Heroku does not look at them. */
function releaseImages(call: Call, app: AppRow, updates: readonly z.output<typeof update>[]): void {
  if (!/version=3\.docker-releases\b/.test(call.headers.get("accept") ?? "")) return;
  const wanted = updates.flatMap(({ type, docker_image: image }): [string, string][] => (image ? [[type, image]] : []));
  if (wanted.length === 0) return;
  demand(call.world, app, call.actor, "push code");
  if (app.buildStack !== container) {
    throw invalid(`${app.name} is not on the container stack, and runs no images: set the stack first.`);
  }
  const before = newestRelease(call.world, app.id)?.images ?? {};
  const fresh = wanted.filter(([type, image]) => before[type] !== image);
  if (fresh.length === 0) return;
  const images = { ...before, ...Object.fromEntries(fresh) };
  deployImages(call.world, app, call.actor, images, `Deployed ${fresh.map(described).join(", ")}`);
}

const described = ([type, image]: [string, string]): string =>
  `${type} (${image.replace(/^sha256:/, "").slice(0, 12)})`;

function wish(update: z.output<typeof change>): Omit<FormationWish, "type"> {
  return { quantity: update.quantity, size: update.size ?? update.dyno_size };
}

function theFormation(call: Call, app: AppRow): FormationRow {
  const wanted = call.param("type");
  const rows = call.world.store.formations.where("app", app.id);
  const found = rows.find(({ id, type }) => id === wanted || type === wanted);
  if (!found) throw unknownType(wanted);
  return found;
}

function wireFormation(app: AppRow, row: FormationRow): object {
  return {
    app: { id: app.id, name: app.name },
    command: row.command,
    dyno_size: { id: findDynoSize(row.size)?.id, name: row.size },
    id: row.id,
    quantity: row.quantity,
    size: row.size,
    type: row.type,
    ...times(row),
  };
}
