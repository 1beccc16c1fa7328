import type { Tokens } from "./auth.ts";
import type { Faults } from "./faults.ts";
import type { Feed } from "./feed.ts";
import type { Holds } from "./holds.ts";
import type { RequestCounts } from "./request-counts.ts";
import type { SeenRequest } from "./seen-request.ts";
import type { World } from "./world.ts";

/** What serving needs beside the world: who may ask, what is counted, and what goes wrong on purpose. */
export interface Core {
  readonly world: World;
  /** Identity of this run, as the lock of its folder has it. */
  readonly instance: string;
  readonly tokens: Tokens;
  readonly requests: RequestCounts;
  /** Requests as they arrive, for pages that stay open. */
  readonly feed: Feed<SeenRequest>;
  readonly faults: Faults;
  readonly holds: Holds;
  /** Added to every answer. */
  readonly latencyMs: number;
  /** Aborted when the server closes. */
  readonly closed: AbortSignal;
  /** Does what became due since the last request. What fails stays due. */
  catchUp(): void;
  /** Called after each request, so that deliveries can be sent. */
  changed(): void;
  /** Called with an error that is a defect of this program. */
  failed(error: unknown): void;
}
