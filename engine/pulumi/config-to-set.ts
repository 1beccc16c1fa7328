import type { ConfigMap } from "@pulumi/pulumi/automation/index.js";

/** What a stack's configuration lacks of `wanted`, or has another value for. */
export const configToSet = (wanted: ConfigMap, written: ConfigMap): ConfigMap =>
  Object.fromEntries(Object.entries(wanted).filter(([key, { value }]) => written[key]?.value !== value));
