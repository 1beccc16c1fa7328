import { z } from "zod";
import { path } from "../../client/path.ts";
import { cachedPerRun } from "../lifecycle/cached-per-run.ts";

/** The name of the region of that id, asked once a run. Source: `GET /regions/{region}`. */
export const regionName = cachedPerRun(async (api, id) => {
  const { name } = await api.platform.send("GET", path`/regions/${id}`, { response: z.object({ name: z.string() }) });
  return name;
});
