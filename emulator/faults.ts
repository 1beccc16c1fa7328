import { z } from "zod";

/** A failure that was asked for. */
export const faultSchema = z.strictObject({
  method: z.enum(["GET", "POST", "PATCH", "PUT", "DELETE"]).optional().describe("Any method when absent."),
  path: z.string().startsWith("/").describe("A template such as `/apps/{app}/addons`, or how the path as sent begins."),
  times: z.int().min(1).default(1).describe("How many requests it strikes."),
  skip: z.int().min(0).default(0).describe("How many requests it lets pass first."),
  status: z
    .union([z.int().min(400).max(599), z.literal("reset"), z.literal("hang")])
    .describe("A status to answer with; `reset` cuts the connection; `hang` never answers."),
  body: z.unknown().optional().describe("What to answer; Heroku's usual body for the status when absent."),
  headers: z.record(z.string(), z.string()).optional(),
  when: z
    .enum(["before", "after"])
    .optional()
    .describe("Whether the work is done first. `after` when absent for `reset`, else `before`."),
});

export type Fault = z.output<typeof faultSchema>;

/** A fault that strikes a request. */
export interface Strike {
  readonly when: "before" | "after";
  readonly status: number | "reset" | "hang";
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Failures that were asked for and have not struck yet, first come, first served. */
export class Faults {
  #waiting: { fault: Fault; skip: number; times: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, skip: fault.skip, times: fault.times });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** What is still to strike. */
  pending(): Fault[] {
    return this.#waiting.map(({ fault, skip, times }) => ({ ...fault, skip, times }));
  }

  /** The fault that strikes this request, if any. */
  take(method: string, template: string, path: string): Strike | undefined {
    for (const entry of this.#waiting) {
      if (!strikes(entry.fault, method, template, path)) continue;
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      entry.times -= 1;
      if (entry.times === 0) this.#waiting = this.#waiting.filter((other) => other !== entry);
      const { status, body, headers = {}, when = status === "reset" ? "after" : "before" } = entry.fault;
      return { status, body, headers, when };
    }
    return undefined;
  }
}

function strikes(fault: Fault, method: string, template: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  return fault.path === template || (!fault.path.includes("{") && path.startsWith(fault.path));
}
