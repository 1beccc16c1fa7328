import { z } from "zod";

/** Something that is to go wrong: a failure, an answer that comes late, or one that is large. */
export const faultSchema = z
  .strictObject({
    method: z.enum(["GET", "POST", "PATCH", "PUT", "DELETE"]).optional().describe("Any method when absent."),
    path: z
      .string()
      .startsWith("/")
      .describe("A template such as `/apps/{app}/addons`, or how the path as sent begins."),
    times: z
      .union([z.int().min(1), z.literal("all")])
      .default(1)
      .describe("How many requests it strikes; `all`: until it is removed."),
    skip: z.int().min(0).default(0).describe("How many requests it lets pass first."),
    status: z
      .union([z.int().min(400).max(599), z.literal("reset"), z.literal("hang")])
      .optional()
      .describe("A status to answer with; `reset` cuts the connection; `hang` never answers."),
    body: z.unknown().optional().describe("What to answer; Heroku's usual body for the status when absent."),
    headers: z.record(z.string(), z.string()).optional(),
    delayMs: z.int().min(0).max(600_000).optional().describe("Holds the answer back for so long, in real time."),
    hold: z.string().min(1).optional().describe("Holds the answer back under this name until it is released."),
    bodyBytes: z.int().min(0).max(1_000_000_000).optional().describe("Pads the answer with white space to that size."),
    when: z
      .enum(["before", "after"])
      .optional()
      .describe("Whether it strikes before the work or after it. `before` when absent for a status and `hang`."),
  })
  .refine(
    ({ status, delayMs, hold, bodyBytes }) => [status, delayMs, hold, bodyBytes].some((effect) => effect !== undefined),
    { error: "Require params: one of status, delayMs, hold, bodyBytes." },
  );

export type Fault = z.output<typeof faultSchema>;

/** A fault that strikes a request. */
export interface Strike extends Pick<Fault, "status" | "body" | "delayMs" | "hold" | "bodyBytes"> {
  readonly when: "before" | "after";
  readonly headers: Readonly<Record<string, string>>;
}

/** Faults that were asked for and have not struck as often as they should, first come, first served. */
export class Faults {
  #waiting: { fault: Fault; skip: number; times: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({
      fault,
      skip: fault.skip,
      times: fault.times === "all" ? Number.POSITIVE_INFINITY : fault.times,
    });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** What is still to strike. */
  pending(): Fault[] {
    return this.#waiting.map(({ fault, skip, times }) => ({
      ...fault,
      skip,
      times: fault.times === "all" ? "all" : times,
    }));
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
      const { status, body, headers = {}, delayMs, hold, bodyBytes, when = usually(entry.fault) } = entry.fault;
      return { status, body, headers, delayMs, hold, bodyBytes, when };
    }
    return undefined;
  }
}

function usually({ status }: Fault): "before" | "after" {
  return status === undefined || status === "reset" ? "after" : "before";
}

function strikes(fault: Fault, method: string, template: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  return fault.path === template || (!fault.path.includes("{") && path.startsWith(fault.path));
}
