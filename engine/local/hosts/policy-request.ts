import analyzers from "@pulumi/pulumi/proto/analyzer_pb.js";
import { toStruct } from "../../wire/struct.ts";
import { nameOf, typeOf } from "../../wire/urn.ts";
import { type Properties, plainProperties } from "../../wire/wire.ts";
import { providerOf, type ResourceState } from "../state/resource-state.ts";

/** A resource as a policy sees it: plain values, unknowns as markers. */
export interface PolicySubject {
  urn: string;
  properties: Properties;
  state: ResourceState;
  provider: ResourceState | undefined;
}

/** Asks about one resource. */
export function subjectRequest(subject: PolicySubject): analyzers.AnalyzeRequest {
  return new analyzers.AnalyzeRequest()
    .setUrn(subject.urn)
    .setType(typeOf(subject.urn))
    .setName(nameOf(subject.urn))
    .setProperties(toStruct(plainProperties(subject.properties)))
    .setOptions(optionsOf(subject.state))
    .setProvider(providerRequest(subject.provider));
}

/** Asks about all resources of a stack. */
export function stackRequest(subjects: PolicySubject[]): analyzers.AnalyzeStackRequest {
  return new analyzers.AnalyzeStackRequest().setResourcesList(subjects.map(resourceRequest));
}

/** The provider resource of a resource, out of those that `find` knows. */
export function subjectProvider(state: ResourceState, find: (urn: string) => ResourceState | undefined) {
  const reference = providerOf(state);
  return reference && find(reference.urn);
}

function resourceRequest(subject: PolicySubject): analyzers.AnalyzerResource {
  const { state } = subject;
  const request = new analyzers.AnalyzerResource()
    .setUrn(subject.urn)
    .setType(typeOf(subject.urn))
    .setName(nameOf(subject.urn))
    .setProperties(toStruct(plainProperties(subject.properties)))
    .setOptions(optionsOf(state))
    .setProvider(providerRequest(subject.provider))
    .setParent(state.parent ?? "")
    .setDependenciesList([...(state.dependencies ?? [])]);
  const dependencies = request.getPropertydependenciesMap();
  for (const [key, urns] of Object.entries(state.propertyDependencies ?? {})) {
    dependencies.set(key, new analyzers.AnalyzerPropertyDependencies().setUrnsList([...(urns ?? [])]));
  }
  return request;
}

function optionsOf(state: ResourceState): analyzers.AnalyzerResourceOptions {
  return new analyzers.AnalyzerResourceOptions()
    .setProtect(state.protect === true)
    .setAdditionalsecretoutputsList([...(state.additionalSecretOutputs ?? [])])
    .setParent(state.parent ?? "");
}

function providerRequest(provider: ResourceState | undefined): analyzers.AnalyzerProviderResource | undefined {
  if (provider === undefined) return undefined;
  return new analyzers.AnalyzerProviderResource()
    .setUrn(provider.urn)
    .setType(provider.type)
    .setName(nameOf(provider.urn))
    .setProperties(toStruct(plainProperties(provider.inputs)));
}
