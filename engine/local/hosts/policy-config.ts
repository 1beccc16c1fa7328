import analyzers from "@pulumi/pulumi/proto/analyzer_pb.js";
import { fromStruct, toStruct } from "../../wire/struct.ts";
import { isProperties, type Properties } from "../../wire/wire.ts";

/**
 * What the Pulumi CLI configures a pack with that was given no configuration: the levels that the pack had when it was asked, the
 * defaults of its schemas, and the configuration it began with. From then on the pack goes by these levels.
 */
export function policyConfig(info: analyzers.AnalyzerInfo): analyzers.ConfigureAnalyzerRequest {
  const request = new analyzers.ConfigureAnalyzerRequest();
  const configs = request.getPolicyconfigMap();
  const initial = info.getInitialconfigMap();
  const forAll = initial.get("all");
  for (const policy of info.getPoliciesList()) {
    const own = initial.get(policy.getName());
    const level = (own ?? forAll)?.getEnforcementlevel() ?? policy.getEnforcementlevel();
    const defaults = defaultsOf(fromStruct(policy.getConfigschema()?.getProperties()));
    const properties = toStruct({ ...defaults, ...fromStruct(own?.getProperties()) });
    configs.set(policy.getName(), new analyzers.PolicyConfig().setEnforcementlevel(level).setProperties(properties));
  }
  return request;
}

function defaultsOf(schema: Properties): Properties {
  const entries = Object.entries(schema).flatMap(([key, property]) =>
    isProperties(property) && property.default !== undefined ? [[key, property.default] as const] : [],
  );
  return Object.fromEntries(entries);
}
