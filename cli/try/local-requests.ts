import { z } from "zod";

const Counts = z.object({
  reads: z.number(),
  writes: z.number(),
  counts: z.record(z.string(), z.number()),
});

/** How many API requests the local Heroku has answered since the last reset. */
export type RequestCounts = z.infer<typeof Counts>;

export async function requestCounts(url: string): Promise<RequestCounts> {
  const answer = await fetch(`${url}/_local/requests`);
  return Counts.parse(await answer.json());
}
