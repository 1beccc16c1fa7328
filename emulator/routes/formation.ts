import { z } from "zod";
import type { Call } from "../call.ts";
import { findDynoSize } from "../catalogue/dyno-sizes.ts";
import { emit } from "../model/events.ts";
import { type FormationWish, scale, unknownType } from "../model/formation.ts";
import { lists, type Route, reads, writes } from "../route.ts";
import type { AppRow, FormationRow } from "../rows.ts";
import { identity } from "../wire/patterns.ts";
import { times } from "../world.ts";
import { theApp } from "./apps.ts";

const quantity = z.union([z.int().min(0), z.string().regex(/^[+-]?\d+$/)]);
const size = { size: z.string().optional(), dyno_size: identity.optional() };
const change = z.looseObject({ quantity: quantity.optional(), ...size });
const batch = z.strictObject({ updates: z.array(change.extend({ type: z.string() })) });

/** How many dynos of which size run which process. There is nothing to create: releases make process types known. */
export const formationRoutes: readonly Route[] = [
  lists(
    "GET /apps/{app}/formation",
    (call) => {
      const app = theApp(call);
      return call.world.store.formations.where("app", app.id).map((row) => wireFormation(app, row));
    },
    { ranges: ["type", "id"] },
  ),
  reads("GET /apps/{app}/formation/{type}", (call) => {
    const app = theApp(call);
    return wireFormation(app, theFormation(call, app));
  }),
  writes("PATCH /apps/{app}/formation", batch, (call) => {
    return rescale(
      call,
      theApp(call),
      call.body.updates.map((update) => ({ ...wish(update), type: update.type })),
    );
  }),
  writes("PATCH /apps/{app}/formation/{type}", change, (call) => {
    const app = theApp(call);
    const { type } = theFormation(call, app);
    return rescale(call, app, [{ ...wish(call.body), type }])[0];
  }),
];

function rescale({ world, actor }: Call<unknown>, app: AppRow, wishes: readonly FormationWish[]): object[] {
  return scale(world, app, wishes).map((row) => {
    const data = wireFormation(app, row);
    emit(world, app, actor, { resource: "formation", action: "update", data });
    return data;
  });
}

function wish(update: z.output<typeof change>): Omit<FormationWish, "type"> {
  return { quantity: update.quantity, size: update.size ?? update.dyno_size };
}

function theFormation(call: Call<unknown>, app: AppRow): FormationRow {
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
