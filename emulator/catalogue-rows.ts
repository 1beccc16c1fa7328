import type { Service } from "./catalogue/services.ts";
import type { Row } from "./collection.ts";

/** A declared add-on service that is not in the bundled catalogue; its id is the service's name. */
export interface VendorRow extends Row {
  /** Config vars that it sets. */
  readonly sets: readonly string[];
  /** Dollar cents a month by the plan's own name, the usual plan first; null if no price is declared. */
  readonly plans: readonly { readonly name: string; readonly cents: number | null }[];
}

/** What Heroku calls a plan now, whose name in the catalogue is the id. */
export interface PlanNameRow extends Row {
  readonly name: string;
}

/** A state set for an add-on service, whose name is the id. */
export interface ServiceStateRow extends Row {
  readonly state: Service["state"];
}
