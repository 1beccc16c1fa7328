import analyzers from "@pulumi/pulumi/proto/analyzer_pb.js";
import { toStruct } from "../../wire/struct.ts";
import { nameOf, typeOf } from "../../wire/urn.ts";
import { type Properties, plainProperties } from "../../wire/value.ts";
import { providerOf, type ResourceState } from "../state/resource-state.ts";

/** A resource as a policy sees it: plain values, unknowns as markers. */
export interface PolicySubject {
  urn: string;
  properties: Properties;
  state: ResourceState;
  provider: ResourceState | undefined;
}

/** The request to evaluate one resource. */
export const subjectRequest = (subject: PolicySubject): analyzers.AnalyzeRequest =>
  describe(new analyzers.AnalyzeRequest(), subject);

/** The request to evaluate all resources of a stack. */
export const stackRequest = (subjects: PolicySubject[]): analyzers.AnalyzeStackRequest =>
  new analyzers.AnalyzeStackRequest().setResourcesList(subjects.map(resourceRequest));

/** The provider resource of a resource, among those that `find` knows. */
export function subjectProvider(state: ResourceState, find: (urn: string) => ResourceState | undefined) {
  const reference = providerOf(state);
  return reference && find(reference.urn);
}

function resourceRequest(subject: PolicySubject): analyzers.AnalyzerResource {
  const { parent, dependencies, propertyDependencies } = subject.state;
  const request = describe(new analyzers.AnalyzerResource(), subject)
    .setParent(parent ?? "")
    .setDependenciesList([...(dependencies ?? [])]);
  const byProperty = request.getPropertydependenciesMap();
  for (const [key, urns] of Object.entries(propertyDependencies ?? {})) {
    byProperty.set(key, new analyzers.AnalyzerPropertyDependencies().setUrnsList([...(urns ?? [])]));
  }
  return request;
}

function describe<Request extends analyzers.AnalyzeRequest | analyzers.AnalyzerResource>(
  request: Request,
  { urn, properties, state, provider }: PolicySubject,
): Request {
  const options = new analyzers.AnalyzerResourceOptions()
    .setProtect(state.protect === true)
    .setAdditionalsecretoutputsList([...(state.additionalSecretOutputs ?? [])])
    .setParent(state.parent ?? "");
  request
    .setUrn(urn)
    .setType(typeOf(urn))
    .setName(nameOf(urn))
    .setProperties(toStruct(plainProperties(properties)))
    .setOptions(options)
    .setProvider(
      provider &&
        new analyzers.AnalyzerProviderResource()
          .setUrn(provider.urn)
          .setType(provider.type)
          .setName(nameOf(provider.urn))
          .setProperties(toStruct(plainProperties(provider.inputs))),
    );
  return request;
}
