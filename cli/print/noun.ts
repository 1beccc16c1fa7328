import type { Step } from "../../engine/engine.ts";
import { nounOf } from "../../engine/noun.ts";

/** As `Addon catalog-postgres`; what has no provider here is told to be simulated. */
export const titleOf = ({ type, name, simulated }: Step): string =>
  `${nounOf(type)} ${name}${simulated ? " (simulated)" : ""}`;
