import { z } from "zod";
import { defineFunction } from "../define/function.ts";
import { dynoSizes } from "../resources/apps/platform-catalogue.ts";

/** Finds the sizes of dynos. */
export const getDynoSizesFunction = defineFunction({
  token: "heroku:index/getDynoSizes:getDynoSizes",
  summary: "Looks up the sizes of dynos and their prices; Heroku is asked once a run.",
  inputs: z.strictObject({}),
  outputs: z.object({
    sizes: z
      .array(
        z.strictObject({
          name: z.string().describe("Name of the size, such as `Standard-1X`."),
          // The engine drops members that are null.
          cents: z.number().nullable().default(null).describe("US cents for each unit; null where Heroku tells none."),
          unit: z.string().describe("What the price is for, such as `month`."),
        }),
      )
      .describe("The sizes."),
  }),
  async run(api) {
    const sizes = await dynoSizes(api);
    return {
      sizes: sizes.map(({ name, cost }) => ({ name, cents: cost?.cents ?? null, unit: cost?.unit ?? "month" })),
    };
  },
});
