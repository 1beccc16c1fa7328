import type resources from "@pulumi/pulumi/proto/resource_pb.js";
import { parsePath, withOldAt } from "../../wire/property-path.ts";
import { providedPackage } from "../../wire/urn.ts";
import type { ResourceState } from "../state/resource-state.ts";
import { formerUrns } from "./alias.ts";
import { declareComponent } from "./component-resource.ts";
import { applyResource, isTargeted } from "./custom-resource.ts";
import { DeleteFirst } from "./delete-first.ts";
import type { Deletions } from "./deletions.ts";
import { type Declared, type Goal, readGoal } from "./goal.ts";
import { importObject, wantsImport } from "./import-resource.ts";
import { evaluatePolicies } from "./policy-evaluation.ts";
import { declareProvider } from "./provider-resource.ts";
import type { ResourceResponse } from "./resource-response.ts";
import type { RunContext } from "./run-context.ts";
import { defer, previewWithoutProvider, simulate, simulatedInputs } from "./simulated-resource.ts";

/** Registers the resources that the program declares. */
export class Declarations {
  readonly #context: RunContext;
  readonly #deleteFirst: DeleteFirst;
  /** A renamed resource's former URN, by its current one. */
  readonly #former = new Map<string, string>();

  constructor(context: RunContext, deletions: Deletions) {
    this.#context = context;
    this.#deleteFirst = new DeleteFirst(context, deletions);
  }

  /** Applies a declaration. Throws what failed, or `RunAborted` for a failure that was reported. */
  async declare(request: resources.RegisterResourceRequest): Promise<ResourceResponse> {
    const { log, declared, scope, redactor } = this.#context;
    log.throwIfAborted();
    const goal = readGoal(request, scope);
    redactor.learn(goal.inputs);
    if (request.getRemote()) {
      throw new Error("expected a component of the program, got one of a plugin; the local engine does not support it");
    }
    if (declared.has(goal.urn)) {
      throw new Error(
        `expected one resource of type ${goal.type} with this name and parent, got a second; give it another name`,
      );
    }
    declared.add(goal.urn);
    this.#adoptFormer(goal, request.getAliasesList(), request.getAliasurnsList());
    await this.#deleteFirst.settled(goal.urn);
    log.throwIfAborted();
    const old = this.#context.store.get(goal.urn);
    if (goal.custom && providedPackage(goal.type) === undefined) return this.#custom(goal, old);
    await evaluatePolicies(this.#context, goal, goal.inputs);
    return (goal.custom ? declareProvider : declareComponent)(this.#context, goal, old);
  }

  /** Renames the resource in the state where it has a former URN. */
  #adoptFormer(goal: Goal, aliases: Parameters<typeof formerUrns>[0]["aliases"], aliasUrns: string[]): void {
    const { store, scope, declared } = this.#context;
    if (store.get(goal.urn) !== undefined) return;
    const { type, name } = goal;
    const { parent } = goal.options;
    const inherited = parent === undefined ? undefined : this.#former.get(parent);
    const candidates = [...aliasUrns, ...formerUrns({ scope, type, name, parent, aliases }, inherited)];
    const former = candidates.find((urn) => store.get(urn) !== undefined && !declared.has(urn));
    if (former === undefined) return;
    store.rename(former, goal.urn);
    this.#former.set(goal.urn, former);
  }

  async #custom(goal: Goal, old: ResourceState | undefined): Promise<ResourceResponse> {
    if (goal.type.startsWith("pulumi:")) {
      throw new Error(`expected a resource of a provider, got ${goal.type}; the local engine supports one stack only`);
    }
    const context = this.#context;
    const { simulated, provider, reference } = await context.providers.use(goal.type, goal.provider, goal.version);
    const effective = { ...goal, inputs: withoutIgnored(goal, old) };
    const unknownInputs = simulated ? [] : simulatedInputs(context, effective);
    if (provider !== undefined && !simulated && unknownInputs.length === 0) {
      return this.#withProvider(effective, old, { provider, reference, programInputs: goal.inputs });
    }
    await evaluatePolicies(context, effective, effective.inputs, reference);
    if (simulated) return simulate(context, effective, old, reference);
    return unknownInputs.length > 0
      ? defer(context, effective, old, reference, unknownInputs)
      : previewWithoutProvider(context, effective, old, reference);
  }

  async #withProvider(
    goal: Goal,
    old: ResourceState | undefined,
    rest: Omit<Declared, "goal" | "inputs">,
  ): Promise<ResourceResponse> {
    if (wantsImport(goal, old)) return importObject(this.#context, goal, rest, old);
    const { provider, reference, programInputs } = rest;
    const isManaged = old !== undefined && old.external !== true && old.pendingReplacement !== true;
    const isKept = isManaged && !isTargeted(this.#context, old);
    const [olds, news] = isKept ? [old.inputs, goal.inputs] : [{}, programInputs];
    const inputs = await provider.check("check", goal.urn, olds, news);
    await evaluatePolicies(this.#context, goal, inputs, reference);
    return applyResource(this.#context, this.#deleteFirst, { ...rest, goal, inputs }, old);
  }
}

function withoutIgnored(goal: Goal, old: ResourceState | undefined): Goal["inputs"] {
  if (old === undefined) return goal.inputs;
  return goal.ignoreChanges.reduce((inputs, path) => withOldAt(inputs, old.inputs, parsePath(path)), goal.inputs);
}
