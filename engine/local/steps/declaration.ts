import type resources from "@pulumi/pulumi/proto/resource_pb.js";
import { parsePath, withOldAt } from "../../wire/property-path.ts";
import { providedPackage } from "../../wire/urn.ts";
import type { ResourceState } from "../state/resource-state.ts";
import { formerUrns } from "./alias.ts";
import { checkedInputs } from "./checked-inputs.ts";
import { declareComponent } from "./component-resource.ts";
import { applyResource, type Declared } from "./custom-resource.ts";
import { DeleteFirst } from "./delete-first.ts";
import type { Deletions } from "./deletions.ts";
import { isTargeted } from "./forced-replacement.ts";
import { type Goal, readGoal } from "./goal.ts";
import { importObject, wantsImport } from "./import-resource.ts";
import { evaluatePolicies } from "./policy-evaluation.ts";
import { declareProvider } from "./provider-resource.ts";
import type { ResourceResponse } from "./resource-response.ts";
import type { RunContext } from "./run-context.ts";
import { defer, previewWithoutProvider, simulate, simulatedInputs } from "./simulated-resource.ts";

/** Takes what the program declares, one resource at a time, many at once. */
export class Declarations {
  readonly #context: RunContext;
  readonly #deleteFirst: DeleteFirst;
  /** The URN a resource had before, by the one it has now. */
  readonly #former = new Map<string, string>();

  constructor(context: RunContext, deletions: Deletions) {
    this.#context = context;
    this.#deleteFirst = new DeleteFirst(context, deletions);
  }

  /** Makes a resource what the program says it is. Throws what went wrong, or `RunAborted` for what was told already. */
  async declare(request: resources.RegisterResourceRequest): Promise<ResourceResponse> {
    const { log, declared, scope, redactor } = this.#context;
    log.throwIfAborted();
    const goal = readGoal(request, scope);
    redactor.learn(goal.inputs);
    if (request.getRemote()) {
      throw new Error(
        "expected a component that the program itself makes, got one of a plugin; the local engine runs none",
      );
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

  /** Finds what the resource was under another name, and gives it the present one. */
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
      throw new Error(`expected a resource of a provider, got ${goal.type}; the local engine knows one stack only`);
    }
    const context = this.#context;
    const { simulated, provider, reference } = await context.providers.use(goal.type, goal.provider, goal.version);
    const wanted = { ...goal, inputs: withoutIgnored(goal, old) };
    const waiting = simulated ? [] : simulatedInputs(context, wanted);
    if (provider !== undefined && !simulated && waiting.length === 0) {
      return this.#withProvider(wanted, old, { provider, reference, written: goal.inputs });
    }
    await evaluatePolicies(context, wanted, wanted.inputs, reference);
    if (simulated) return simulate(context, wanted, old, reference);
    return waiting.length > 0
      ? defer(context, wanted, old, reference, waiting)
      : previewWithoutProvider(context, wanted, old, reference);
  }

  async #withProvider(
    goal: Goal,
    old: ResourceState | undefined,
    { provider, reference, written }: Pick<Declared, "provider" | "reference" | "written">,
  ): Promise<ResourceResponse> {
    if (wantsImport(goal, old)) return importObject(this.#context, goal, { provider, reference, written }, old);
    const isOurs = old !== undefined && old.external !== true && old.pendingReplacement !== true;
    const continues = isOurs && !isTargeted(this.#context, old);
    const inputs = await checkedInputs(provider, goal, continues ? old.inputs : {}, continues ? goal.inputs : written);
    await evaluatePolicies(this.#context, goal, inputs, reference);
    return applyResource(this.#context, this.#deleteFirst, { goal, provider, reference, inputs, written }, old);
  }
}

function withoutIgnored(goal: Goal, old: ResourceState | undefined): Goal["inputs"] {
  if (old === undefined) return goal.inputs;
  return goal.ignoreChanges.reduce((inputs, path) => withOldAt(inputs, old.inputs, parsePath(path)), goal.inputs);
}
