import type { Origin } from "../../parity/manifest.ts";

/** An add-on of an app. */
export interface NamedAddon {
  readonly name: string;
  readonly service: string;
  /** Attachments and apps that read it; nobody is told to destroy it then. */
  readonly usedBy: readonly string[];
}

/** One environment, as a remedy needs to know it. */
export interface RemedySide {
  readonly environment: string;
  readonly app: string;
  /** Facts, by path. */
  readonly live: Readonly<Record<string, string>>;
  /** Facts that declaration and stack file settle. */
  readonly declared: Readonly<Record<string, string>>;
  /** Whether it is declared to have a fact, be it that an add-on brings it. */
  declares(path: string): boolean;
  readonly origins: Readonly<Record<string, Origin>>;
  /** The app's declared name, which somebody may have changed. */
  readonly declaredApp: string;
  /** Its add-ons, one by one. */
  readonly addons: readonly NamedAddon[];
}
