import { anyToken, onApp } from "../access/access.ts";
import type { Call } from "../call.ts";
import { type DynoSize, dynoSizes, findDynoSize } from "../catalogue/dyno-sizes.ts";
import { uuidOf } from "../ids.ts";
import { newestRelease } from "../model/releases.ts";
import { orNotFound } from "../problems.ts";
import { acts, answers, lists, type Route, reads, type Spec } from "../route.ts";
import type { AppRow, FormationRow } from "../rows.ts";
import { cedar } from "../wire/app.ts";
import { times } from "../world.ts";

/** Running dynos, worked out from the formation, and the sizes there are. */
export const dynoRoutes: readonly Route[] = [
  lists("GET /apps/{app}/dynos", onApp("view"), ["name", "id"], dynosOf),
  reads("GET /apps/{app}/dynos/{dyno}", onApp("view"), (call, app) => {
    const wanted = call.param("dyno");
    const found = dynosOf(call, app).find(({ id, name }) => id === wanted || name === wanted);
    return orNotFound(found, "dyno");
  }),
  restarts("DELETE /apps/{app}/dynos"),
  restarts("DELETE /apps/{app}/dynos/{dyno}"),
  restarts("POST /apps/{app}/dynos/{dyno}/actions/stop"),
  restarts("POST /apps/{app}/formations/{type}/actions/stop"),
  restarts("DELETE /apps/{app}/formations/{type}"),
  lists("GET /dyno-sizes", anyToken, ["id", "name"], () => dynoSizes.map(wireSize)),
  lists("GET /apps/{app}/available-dyno-sizes", onApp("view"), ["id"], () =>
    dynoSizes.filter(({ privateOnly }) => !privateOnly).map(wireSize),
  ),
  reads("GET /dyno-sizes/{size}", anyToken, (call) =>
    wireSize(orNotFound(findDynoSize(call.param("size")), "dyno size")),
  ),
];

/** A restart changes nothing that is kept; a dyno that was stopped is started again. */
function restarts(spec: Spec): Route {
  return answers(
    202,
    acts(spec, onApp("restart"), () => ({})),
  );
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
