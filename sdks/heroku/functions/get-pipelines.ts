import { z } from "zod";
import { OLDEST_LIST_MS } from "../client/shared-lists.ts";
import { defineFunction } from "../define/function.ts";

/** Finds pipelines of an owner by their names. */
export const getPipelinesFunction = defineFunction({
  token: "heroku:index/getPipelines:getPipelines",
  summary: "Looks up pipelines of a team or user by their names; those that do not exist are left out.",
  inputs: z.strictObject({
    names: z.array(z.string().min(1)).describe("Names of the pipelines."),
    owner: z.uuid().describe("Id of the team or user that owns them."),
  }),
  outputs: z.object({
    pipelines: z
      .array(
        z.strictObject({
          id: z.string().describe("Id of the pipeline."),
          name: z.string().describe("Name of the pipeline."),
        }),
      )
      .describe("The pipelines that exist."),
  }),
  async run(api, { names, owner }) {
    // One request for the list serves all; the filter `eq[name]` would need one each, and may not find a pipeline without apps.
    const pipelines = await api.platform.list("/pipelines", wire, { oldestMs: OLDEST_LIST_MS });
    const found = pipelines.filter((pipeline) => pipeline.owner?.id === owner && names.includes(pipeline.name));
    return { pipelines: found.map(({ id, name }) => ({ id, name })) };
  },
});

/** An item of `GET /pipelines`. */
const wire = z.object({ id: z.string(), name: z.string(), owner: z.object({ id: z.string() }).nullish() });
