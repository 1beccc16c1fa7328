import { readFile } from "node:fs/promises";
import { vi } from "vitest";

/** What a file holds, as soon as it is there. */
export function written(path: string): Promise<string> {
  return vi.waitFor(() => readFile(path, "utf8"), { timeout: 10_000, interval: 5 });
}
