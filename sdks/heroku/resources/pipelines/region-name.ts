import { z } from "zod";
import { path } from "../../client/path.ts";
import { onceARun } from "../lifecycle/once-a-run.ts";

/** The name of the region of that id, asked once a run. Source: `GET /regions/{region}`. */
export const regionName = onceARun(async (api, id) => {
  const { name } = await api.platform.send("GET", path`/regions/${id}`, { answer: z.object({ name: z.string() }) });
  return name;
});
