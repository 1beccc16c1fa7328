import { fixed, perEnvironment, secret, service } from "../../../settings/declare.ts";

/** A service with a config var of each kind that a person may change by hand. */
export const declare = service({
  name: "catalog",
  processes: ["web", "worker"],
  config: { LOG_LEVEL: perEnvironment(), MODE: fixed("production"), PASSWORD: secret() },
});
