import type { Origin } from "../../parity/manifest.ts";

/** One environment, as a remedy needs to know it. */
export interface RemedySide {
  readonly environment: string;
  readonly app: string;
  /** Facts, by path. */
  readonly live: Readonly<Record<string, string>>;
  /** Facts that declaration and stack file settle. */
  readonly declared: Readonly<Record<string, string>>;
  readonly origins: Readonly<Record<string, Origin>>;
}
