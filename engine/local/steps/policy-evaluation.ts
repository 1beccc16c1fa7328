import type { Violation } from "../../engine.ts";
import type { Properties } from "../../wire/wire.ts";
import { type PolicySubject, subjectProvider } from "../hosts/policy-request.ts";
import type { ResourceState } from "../state/resource-state.ts";
import { type Goal, stateOf } from "./goal.ts";
import type { RunContext } from "./run-context.ts";
import { RunAborted } from "./step-log.ts";

/** Asks the policies about one resource, as Pulumi's engine does of each that the program declares. A preview goes on, to find every violation; an apply ends at the first. */
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
 * Asks the policies about all that the program declared. After a refresh they are also shown what is about to be deleted: Pulumi's
 * engine takes everything that it has read for a part of the stack.
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
