import { mergeOptions, type ResourceTransformation } from "@pulumi/pulumi";
import { ignoredInputs } from "../settings/ignored-inputs.ts";
import type { IgnoreRule } from "../settings/review-rules.ts";

/** Adds to every object of a service the `ignoreChanges` that the rules ask for, so that an `up` does not revert what reviews ignore. */
export function leavingIgnored(service: string, rules: readonly IgnoreRule[]): ResourceTransformation {
  return ({ type, name, props, opts }) => {
    const ignoreChanges = ignoredInputs(rules, { type, name, service }, props);
    return ignoreChanges.length === 0 ? undefined : { props, opts: mergeOptions(opts, { ignoreChanges }) };
  };
}
