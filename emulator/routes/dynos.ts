import type { Call } from "../call.ts";
import { type DynoSize, dynoSizes, findDynoSize } from "../catalogue/dyno-sizes.ts";
import { uuidOf } from "../ids.ts";
import { newestRelease } from "../model/releases.ts";
import { notFound } from "../problems.ts";
import { anyBody, lists, type Route, reads, writes } from "../route.ts";
import type { AppRow, FormationRow } from "../rows.ts";
import { cedar } from "../wire/app.ts";
import { times } from "../world.ts";
import { theApp } from "./apps.ts";

/** Running dynos, worked out from the formation, and the sizes there are. */
export const dynoRoutes: readonly Route[] = [
  lists("GET /apps/{app}/dynos", (call) => dynosOf(call, theApp(call)), { ranges: ["name", "id"] }),
  reads("GET /apps/{app}/dynos/{dyno}", (call) => {
    const wanted = call.param("dyno");
    const found = dynosOf(call, theApp(call)).find(({ id, name }) => id === wanted || name === wanted);
    if (!found) throw notFound("dyno");
    return found;
  }),
  writes("DELETE /apps/{app}/dynos", anyBody, (call) => nothingFor(theApp(call)), { status: 202 }),
  writes("DELETE /apps/{app}/dynos/{dyno}", anyBody, (call) => nothingFor(theApp(call)), { status: 202 }),
  writes("POST /apps/{app}/dynos/{dyno}/actions/stop", anyBody, (call) => nothingFor(theApp(call)), { status: 202 }),
  writes("POST /apps/{app}/formations/{type}/actions/stop", anyBody, (call) => nothingFor(theApp(call)), {
    status: 202,
  }),
  writes("DELETE /apps/{app}/formations/{type}", anyBody, (call) => nothingFor(theApp(call)), { status: 202 }),
  lists("GET /dyno-sizes", () => dynoSizes.map(wireSize), { ranges: ["id", "name"] }),
  lists("GET /apps/{app}/available-dyno-sizes", (call) => {
    theApp(call);
    return dynoSizes.filter(({ privateOnly }) => !privateOnly).map(wireSize);
  }),
  reads("GET /dyno-sizes/{size}", (call) => {
    const found = findDynoSize(call.param("size"));
    if (!found) throw notFound("dyno size");
    return wireSize(found);
  }),
];

/** A restart changes nothing that is kept; a dyno that was stopped is started again. */
function nothingFor(_app: AppRow): object {
  return {};
}

function dynosOf({ world }: Call, app: AppRow): { id: string; name: string }[] {
  const release = newestRelease(world, app.id);
  return world.store.formations.where("app", app.id).flatMap((row) =>
    Array.from({ length: row.quantity }, (_, index) => ({
      ...wireDyno(app, row),
      id: uuidOf("dyno", row.id, index),
      name: `${row.type}.${index + 1}`,
      release: { id: release?.id, version: release?.version },
    })),
  );
}

function wireDyno(app: AppRow, row: FormationRow): object {
  return {
    app: { id: app.id, name: app.name },
    attach_url: null,
    command: row.command,
    size: row.size,
    state: "up",
    type: row.type,
    ...times(row),
  };
}

function wireSize(size: DynoSize): object {
  return {
    architecture: "amd64",
    compute: size.dedicated ? 2 : 1,
    cost: { cents: size.cents, unit: "month" },
    dedicated: size.dedicated,
    generation: cedar,
    id: size.id,
    memory: size.memoryGb,
    name: size.name,
    precise_dyno_units: size.cents / 2500,
    private_space_only: size.privateOnly,
  };
}
