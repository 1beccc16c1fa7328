import { credentials } from "@grpc/grpc-js";
import analyzerService from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzers from "@pulumi/pulumi/proto/analyzer_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import type { Violation } from "../../engine.ts";
import { violationMessage } from "../../violation-message.ts";
import { channelOptions, unary } from "../../wire/rpc.ts";
import { fromStruct, toStruct } from "../../wire/struct.ts";
import type { Scope } from "../../wire/urn.ts";
import { isProperties, type Properties } from "../../wire/value.ts";
import { type ChildOptions, childEnvironment, childNodeArguments, sdkFile } from "./child.ts";
import { startWithPort } from "./child-port.ts";
import { type PolicySubject, stackRequest, subjectRequest } from "./policy-request.ts";

/** A policy pack's process. */
export interface PolicyHost {
  /** Evaluates the policies for one resource's inputs, before anything is done to it. */
  analyze(subject: PolicySubject): Promise<Violation[]>;
  /** Evaluates the policies for the outputs of all resources. */
  analyzeStack(subjects: PolicySubject[]): Promise<Violation[]>;
  stop(): Promise<void>;
}

/** Starts an unchanged policy pack with the SDK's runner. */
export async function startPolicyPack(options: {
  folder: string;
  engineAddress: string;
  scope: Scope;
  env: Record<string, string>;
  onLine: NonNullable<ChildOptions["onLine"]>;
}): Promise<PolicyHost> {
  const { folder, scope, engineAddress, env, onLine } = options;
  const { child, port } = await startWithPort(`policy pack ${folder}`, {
    command: process.execPath,
    args: [...childNodeArguments(), sdkFile(folder, "cmd/run-policy-pack/index.js"), engineAddress, folder],
    cwd: folder,
    env: { ...childEnvironment(env), PULUMI_NODEJS_PROJECT: scope.project, PULUMI_NODEJS_STACK: scope.stack },
    onLine,
  });
  const client = new analyzerService.AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), channelOptions);
  const info = await unary<analyzers.AnalyzerInfo>((done) => client.getAnalyzerInfo(new empty.Empty(), done));
  if (info.getSupportsconfig()) await unary<empty.Empty>((done) => client.configure(policyConfig(info), done));
  return {
    analyze: async (subject) => {
      const request = subjectRequest(subject);
      return violationsOf(await unary<analyzers.AnalyzeResponse>((done) => client.analyze(request, done)), subject.urn);
    },
    analyzeStack: async (subjects) => {
      const request = stackRequest(subjects);
      return violationsOf(await unary<analyzers.AnalyzeResponse>((done) => client.analyzeStack(request, done)));
    },
    stop: async () => {
      client.close();
      await child.stop();
    },
  };
}

/**
 * The configuration that the Pulumi CLI sends to a pack without configuration: the pack's levels, the defaults of its schemas
 * and its initial configuration. From then on the pack uses these levels.
 */
function policyConfig(info: analyzers.AnalyzerInfo): analyzers.ConfigureAnalyzerRequest {
  const request = new analyzers.ConfigureAnalyzerRequest();
  const configs = request.getPolicyconfigMap();
  const initial = info.getInitialconfigMap();
  for (const policy of info.getPoliciesList()) {
    const config = initial.get(policy.getName());
    const level = (config ?? initial.get("all"))?.getEnforcementlevel() ?? policy.getEnforcementlevel();
    const defaults = defaultsOf(fromStruct(policy.getConfigschema()?.getProperties()));
    const properties = toStruct({ ...defaults, ...fromStruct(config?.getProperties()) });
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

function violationsOf(response: analyzers.AnalyzeResponse, urn?: string): Violation[] {
  const { DISABLED, ADVISORY } = analyzers.EnforcementLevel;
  return response
    .getDiagnosticsList()
    .filter((diagnostic) => diagnostic.getEnforcementlevel() !== DISABLED)
    .map((diagnostic) => ({
      policy: diagnostic.getPolicyname(),
      level: diagnostic.getEnforcementlevel() === ADVISORY ? "advisory" : "mandatory",
      urn: diagnostic.getUrn() || urn,
      message: violationMessage(diagnostic.getMessage(), diagnostic.getDescription()),
    }));
}
