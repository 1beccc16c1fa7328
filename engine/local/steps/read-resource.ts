import type resources from "@pulumi/pulumi/proto/resource_pb.js";
import { fromStruct } from "../../wire/struct.ts";
import { urnOf } from "../../wire/urn.ts";
import { hasUnknown, isUnknown, keepSecrecy, withSecrets } from "../../wire/value.ts";
import { type ResourceState, withTimes } from "../state/resource-state.ts";
import { type ResourceResponse, responseOf } from "./resource-response.ts";
import type { RunContext } from "./run-context.ts";
import { stepOf } from "./step-log.ts";

/** Reads an object that the program refers to and does not manage. */
export async function readResource(
  context: RunContext,
  request: resources.ReadResourceRequest,
): Promise<ResourceResponse> {
  const { log, declared, scope, providers, store, preview } = context;
  log.throwIfAborted();
  const [type, name, id] = [request.getType(), request.getName(), request.getId()];
  if (type === "pulumi:pulumi:StackReference") {
    throw new Error(
      "expected the function pulumi:pulumi:readStackOutputs, got a StackReference, which the local engine does not support",
    );
  }
  const parent = request.getParent() || undefined;
  const urn = urnOf(scope, type, name, parent);
  if (declared.has(urn))
    throw new Error("expected one resource with this type and name, got a second; give it another name");
  declared.add(urn);
  const use = await providers.use(type, request.getProvider(), request.getVersion());
  const properties = fromStruct(request.getProperties());
  if (use.provider === undefined || isUnknown(id) || hasUnknown(properties)) {
    log.record(stepOf(urn, "same", [], use.simulated));
    return { urn, id: isUnknown(id) ? "" : id, outputs: preview ? properties : {}, unknown: !preview };
  }
  const found = await use.provider.read(urn, id, {}, properties);
  if (found === undefined) throw new Error(`expected a resource with id ${id}, got none`);
  const secretOutputs = request.getAdditionalsecretoutputsList();
  const state: ResourceState = {
    urn,
    custom: true,
    id: found.id,
    type,
    inputs: {},
    outputs: withSecrets(keepSecrecy(found.outputs, properties), secretOutputs),
    parent,
    external: true,
    dependencies: request.getDependenciesList(),
    additionalSecretOutputs: secretOutputs.length === 0 ? undefined : secretOutputs,
    provider: use.reference,
  };
  store.put(withTimes(state, store.get(urn)));
  log.record(stepOf(urn, "same"));
  return responseOf(state);
}
