import { z } from "zod";
import { path } from "../../client/path.ts";
import { cachedPerRun } from "../../client/per-run.ts";

/** Stacks that there are, looked up once a run. Source: `GET /stacks`. */
export const stacks = cachedPerRun((api) => api.platform.list("/stacks", z.object({ name: z.string() })));

const RegionWire = z.object({ id: z.string(), name: z.string(), private_capable: z.boolean().default(false) });

/** Regions that there are, looked up once a run. Source: `GET /regions`. */
export const regions = cachedPerRun((api) => api.platform.list("/regions", RegionWire));

const SpaceWire = z.object({
  id: z.string(),
  name: z.string(),
  shield: z.boolean().default(false),
  team: z.object({ name: z.string() }).nullish(),
});

/** A private space by name or id, looked up once a run. Source: `GET /spaces/{space}`. */
export const spaceNamed = cachedPerRun((api, space) =>
  api.platform.send("GET", path`/spaces/${space}`, { response: SpaceWire }),
);

const SizeWire = z.object({
  name: z.string(),
  private_space_only: z.boolean().default(false),
  cost: z.object({ cents: z.number().nullish(), unit: z.string() }).nullish(),
});

/** Sizes of dynos that there are, looked up once a run. Source: `GET /dyno-sizes`. */
export const dynoSizes = cachedPerRun((api) => api.platform.list("/dyno-sizes", SizeWire));
