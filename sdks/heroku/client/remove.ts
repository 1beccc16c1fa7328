import { z } from "zod";
import type { Endpoint } from "./heroku.ts";
import { orMissing } from "./or-missing.ts";

/** Deletes what is at `path`; what is gone already is a success. */
export async function remove(endpoint: Endpoint, path: string): Promise<void> {
  await orMissing(endpoint.send("DELETE", path, { answer: z.unknown(), repeatable: true }));
}
