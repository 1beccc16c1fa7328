import { askControl } from "@tandem/emulator/ask-control";
import type { Running } from "@tandem/emulator/process";
import { z } from "zod";

const Counts = z.object({
  reads: z.number(),
  writes: z.number(),
  counts: z.record(z.string(), z.number()),
});

/** How many API requests the local Heroku has answered since the last reset. */
export type RequestCounts = z.infer<typeof Counts>;

export async function requestCounts(heroku: Pick<Running, "url" | "token">): Promise<RequestCounts> {
  const answer = await askControl(heroku, "GET /requests");
  return Counts.parse(await answer.json());
}
