import resources from "@pulumi/pulumi/proto/resource_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { errorMessage } from "../../problem.ts";
import { InvokeFailed } from "../../wire/invoke-failed.ts";
import { fromStruct, toStruct } from "../../wire/struct.ts";
import { stackType, typeOf, urnOf } from "../../wire/urn.ts";
import type { Properties } from "../../wire/value.ts";
import { recordOutputs } from "../steps/component-resource.ts";
import type { Declarations } from "../steps/declaration.ts";
import { invoke } from "../steps/invocation.ts";
import { readResource } from "../steps/read-resource.ts";
import type { ResourceResponse } from "../steps/resource-response.ts";
import type { RunContext } from "../steps/run-context.ts";
import { RunAborted, stepOf } from "../steps/step-log.ts";

const features = resources.ResourceMonitorFeature;

/** The features that the SDK asks for. Without them, it would send secrets in plain. */
const supported = [
  features.RESOURCE_MONITOR_FEATURE_SECRETS,
  features.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  features.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
  features.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
  features.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
  features.RESOURCE_MONITOR_FEATURE_INVOKE_DEPENDS_ON,
  features.RESOURCE_MONITOR_FEATURE_INVOKE_PARENT,
];
const supportedNames = ["secrets", "resourceReferences", "outputValues", "aliasSpecs", "deletedWith"];

/** Answers the calls of one program. */
export class Monitor {
  readonly #context: RunContext;
  readonly #declarations: Declarations;
  readonly #answering = new Set<Promise<unknown>>();
  /** The stack's outputs; undefined until the program has registered them. */
  outputs: Properties | undefined;

  constructor(context: RunContext, declarations: Declarations) {
    this.#context = context;
    this.#declarations = declarations;
  }

  /** Answers a call. Rejects after reporting the reason, or with {@link InvokeFailed}, which is not reported. */
  answer(method: string, request: unknown): Promise<unknown> {
    const answering = this.#answer(method, request);
    this.#answering.add(answering);
    const remove = (): boolean => this.#answering.delete(answering);
    answering.then(remove, remove);
    return answering;
  }

  /** Resolves when no call is pending. */
  async idle(): Promise<void> {
    while (this.#answering.size > 0) await Promise.allSettled(this.#answering);
  }

  async #answer(method: string, request: unknown): Promise<unknown> {
    if (request instanceof resources.RegisterResourceRequest) return this.#register(request);
    if (request instanceof resources.RegisterResourceOutputsRequest) return this.#outputs(request);
    if (request instanceof resources.ReadResourceRequest) return this.#read(request);
    if (request instanceof resources.ResourceInvokeRequest) {
      return this.#reporting(request.getTok(), () => invoke(this.#context, request));
    }
    if (request instanceof resources.SupportsFeatureRequest) {
      return new resources.SupportsFeatureResponse().setHassupport(supportedNames.includes(request.getId()));
    }
    if (method === "getDeploymentInfo") {
      const { stack, project } = this.#context.scope;
      const info = new resources.DeploymentInfo().setSupportedfeaturesList(supported);
      return info.setStack(stack).setProject(project).setDryrun(this.#context.preview);
    }
    if (method === "signalAndWaitForShutdown") return new empty.Empty();
    return this.#reporting(method, () =>
      Promise.reject(new Error("expected a call that the local engine supports, got another; use the Pulumi CLI")),
    );
  }

  async #register(request: resources.RegisterResourceRequest): Promise<resources.RegisterResourceResponse> {
    const urn = urnOf(this.#context.scope, request.getType(), request.getName(), request.getParent());
    const answer = await this.#steps(urn, () => this.#declarations.declare(request));
    return new resources.RegisterResourceResponse()
      .setUrn(answer.urn)
      .setId(answer.id)
      .setObject(toStruct(answer.outputs))
      .setUnknown(answer.unknown);
  }

  async #read(request: resources.ReadResourceRequest): Promise<resources.ReadResourceResponse> {
    const urn = urnOf(this.#context.scope, request.getType(), request.getName(), request.getParent());
    const answer = await this.#steps(urn, () => readResource(this.#context, request));
    return new resources.ReadResourceResponse()
      .setUrn(answer.urn)
      .setProperties(toStruct(answer.outputs))
      .setUnknown(answer.unknown);
  }

  async #outputs(request: resources.RegisterResourceOutputsRequest): Promise<empty.Empty> {
    const urn = request.getUrn();
    const outputs = fromStruct(request.getOutputs());
    this.#context.redactor.learn(outputs);
    recordOutputs(this.#context, urn, outputs);
    if (typeOf(urn) === stackType) this.outputs = outputs;
    return new empty.Empty();
  }

  /** Runs the work on one resource; a failure is reported as its step's. */
  async #steps(urn: string, action: () => Promise<ResourceResponse>): Promise<ResourceResponse> {
    try {
      const answer = await action();
      this.#context.redactor.learn(answer.outputs);
      return answer;
    } catch (error) {
      if (error instanceof RunAborted) throw error;
      const { store, log } = this.#context;
      throw log.fail(stepOf(urn, store.get(urn) === undefined ? "create" : "update"), error);
    }
  }

  async #reporting<Result>(what: string, action: () => Promise<Result>): Promise<Result> {
    try {
      return await action();
    } catch (error) {
      if (error instanceof RunAborted || error instanceof InvokeFailed) throw error;
      this.#context.log.error(`${what}: ${errorMessage(error)}`);
      this.#context.log.abort();
      throw new RunAborted();
    }
  }
}
