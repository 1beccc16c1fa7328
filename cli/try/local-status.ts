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

const Health = z.object({ catalogue: z.object({ date: z.string() }) });

/** The day of its prices, as `2026-02-01`. */
export async function catalogueDate(url: string): Promise<string> {
  const answer = await fetch(`${url}/_local/health`);
  return Health.parse(await answer.json()).catalogue.date;
}
