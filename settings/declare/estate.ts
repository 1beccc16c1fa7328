import type { Environment } from "./environment.ts";
import type { ServiceDeclaration } from "./service.ts";

/** Everything a team runs on Heroku. */
export interface EstateDeclaration {
  /** Every stack there is. The first one owns the pipelines, so it is brought up first. */
  readonly environments: readonly [Environment, ...Environment[]];
  readonly services: readonly ServiceDeclaration[];
  /** Why a whole environment may be destroyed, the first of two steps: `{ production: "moved to another team" }`. @default protected */
  readonly unprotected?: Readonly<Partial<Record<Environment, string>>>;
}
