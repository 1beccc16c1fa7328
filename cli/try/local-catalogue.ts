import { z } from "zod";

const Health = z.object({ catalogue: z.object({ date: z.string() }) });

/** The day of the prices that the local Heroku has, as `2026-02-01`. */
export async function catalogueDate(url: string): Promise<string> {
  const answer = await fetch(`${url}/_local/health`);
  return Health.parse(await answer.json()).catalogue.date;
}
