import type { Violation } from "../../engine.ts";
import type { Properties } from "../../wire/value.ts";
import { type PolicySubject, subjectProvider } from "../hosts/policy-request.ts";
import type { ResourceState } from "../state/resource-state.ts";
import { type Goal, stateOf } from "./goal.ts";
import type { RunContext } from "./run-context.ts";
import { RunAborted } from "./step-log.ts";

/** Evaluates the policies for a declared resource. A preview continues after violations, an `up` ends at a mandatory one. */
export async function evaluatePolicies(
  context: RunContext,
  goal: Goal,
  inputs: Properties,
  reference?: string,
): Promise<void> {
  const state = stateOf(goal, { inputs, outputs: inputs, ...(reference !== undefined && { provider: reference }) });
  reportViolations(context, await context.policies.analyze(subjectOf(context, state, inputs)));
}

/**
 * Evaluates the policies for all declared resources. After a refresh this includes the resources to be deleted, as in Pulumi's
 * engine, for which everything that was read is part of the stack.
 */
export async function evaluateStackPolicies(context: RunContext): Promise<void> {
  const { store, declared, hasRead } = context;
  const states = [...store.resources.values(), ...store.simulated.values()].filter(
    ({ urn, external }) => declared.has(urn) || (hasRead && external !== true),
  );
  const subjects = states.map((state) => subjectOf(context, state, state.outputs));
  reportViolations(context, await context.policies.analyzeStack(subjects));
}

function subjectOf({ store }: RunContext, state: ResourceState, properties: Properties): PolicySubject {
  return { urn: state.urn, state, properties, provider: subjectProvider(state, (urn) => store.get(urn)) };
}

function reportViolations({ log, preview }: RunContext, violations: Violation[]): void {
  for (const violation of violations) log.violation(violation);
  if (preview || violations.every(({ level }) => level === "advisory")) return;
  log.abort();
  throw new RunAborted();
}
