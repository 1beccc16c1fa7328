import { z } from "zod";
import type { Heroku } from "../client/heroku.ts";
import { OLDEST_LIST_MS } from "../client/shared-lists.ts";
import { defineFunction } from "../define/function.ts";
import { NotFound } from "../define/not-found.ts";

/** Finds a pipeline by its name. */
export const getPipelineFunction = defineFunction({
  token: "heroku:index/getPipeline:getPipeline",
  summary: "Looks up a pipeline by its name, and by its owner where several have one of that name.",
  inputs: z.strictObject({
    name: z.string().min(1).describe("Name of the pipeline."),
    owner: z.uuid().optional().describe("Id of the team or user that owns it."),
  }),
  outputs: z.object({
    id: z.string().describe("Id of the pipeline."),
    name: z.string().describe("Name of the pipeline."),
    ownerId: z.string().nullable().describe("Id of the team or user that owns it."),
    ownerType: z.string().nullable().describe("`team` or `user`."),
  }),
  async run(api, { name, owner }) {
    const named = await withName(api, name);
    const found = named.filter((pipeline) => owner === undefined || pipeline.owner?.id === owner);
    const [pipeline] = found;
    if (pipeline === undefined)
      throw new NotFound(
        `name: expected a pipeline${ownedBy(owner)}, got ${JSON.stringify(name)}, which does not exist`,
      );
    if (found.length > 1) {
      const owners = found.map((each) => each.owner?.id ?? "nobody").join(", ");
      throw new NotFound(
        `name: expected one pipeline, got ${found.length} named ${JSON.stringify(name)}; give \`owner\`, one of ${owners}`,
      );
    }
    return { id: pipeline.id, name, ownerId: pipeline.owner?.id ?? null, ownerType: pipeline.owner?.type ?? null };
  },
});

const ownedBy = (owner: string | undefined) => (owner === undefined ? "" : ` owned by ${owner}`);

/**
 * One request for the list serves all pipelines of a program. The filter `eq[name]` would need one each, and may not find a pipeline
 * without apps.
 */
async function withName(api: Heroku, name: string) {
  const pipelines = await api.platform.list("/pipelines", wire, { oldestMs: OLDEST_LIST_MS });
  return pipelines.filter((pipeline) => pipeline.name === name);
}

/** An item of `GET /pipelines`. */
const wire = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.object({ id: z.string(), type: z.string() }).nullish(),
});
