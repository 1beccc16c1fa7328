import { mergeOptions, type ResourceTransformation } from "@pulumi/pulumi";
import { type Placed, placeOf } from "../kinds/kinds.ts";
import type { IgnoreRule } from "../settings/review-rules.ts";

/** Adds to every object of a service the `ignoreChanges` that the rules ask for, so that an `up` does not revert what reviews ignore. */
export function leavingIgnored(service: string, rules: readonly IgnoreRule[]): ResourceTransformation {
  return ({ type, name, props, opts }) => {
    const ignoreChanges = ignoredInputs(rules, { type, name, service }, props);
    return ignoreChanges.length === 0 ? undefined : { props, opts: mergeOptions(opts, { ignoreChanges }) };
  };
}

/**
 * The properties of an object that some rule ignores, as Pulumi's `ignoreChanges` names them: `quantity`, `vars.LOG_LEVEL`, or `*` for
 * all of it. `inputs` are those that the program gives it.
 */
export function ignoredInputs(
  rules: readonly IgnoreRule[],
  object: Placed,
  inputs: Readonly<Record<string, unknown>>,
): string[] {
  const whole = placeOf(object, undefined);
  const own = rules.filter(({ service }) => service === object.service);
  const paths = own.flatMap(({ path }) => {
    if (path === whole || whole.startsWith(`${path}.`)) return ["*"];
    if (!path.startsWith(`${whole}.`)) return [];
    const property = path.slice(whole.length + 1);
    return whole === "config" ? configVar(property, inputs) : [property];
  });
  return [...new Set(paths)];
}

/** Only where the program declares it: Pulumi refuses a path of nothing. */
function configVar(key: string, inputs: Readonly<Record<string, unknown>>): string[] {
  return ["vars", "sensitiveVars"].flatMap((property) => {
    const vars = inputs[property];
    return typeof vars === "object" && vars !== null && key in vars ? [`${property}.${key}`] : [];
  });
}
