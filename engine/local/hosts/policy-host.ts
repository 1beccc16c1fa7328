import { credentials } from "@grpc/grpc-js";
import analyzerService from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzers from "@pulumi/pulumi/proto/analyzer_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import type { Violation } from "../../engine.ts";
import { violationMessage } from "../../violation-message.ts";
import { channelOptions, unary } from "../../wire/rpc.ts";
import type { Scope } from "../../wire/urn.ts";
import { Child, type ChildOptions, childEnvironment } from "./child.ts";
import { portOf } from "./child-port.ts";
import { childNodeArguments, sdkFile } from "./node-child.ts";
import { policyConfig } from "./policy-config.ts";
import { type PolicySubject, stackRequest, subjectRequest } from "./policy-request.ts";

/** A policy pack's process. */
export interface PolicyHost {
  /** Judges one resource by its inputs, before anything is done to it. */
  analyze(subject: PolicySubject): Promise<Violation[]>;
  /** Judges all resources together, by their outputs. */
  analyzeStack(subjects: PolicySubject[]): Promise<Violation[]>;
  stop(): Promise<void>;
}

/** Starts a policy pack, unchanged, with the SDK's own runner. */
export async function startPolicyPack(options: {
  folder: string;
  engineAddress: string;
  scope: Scope;
  env: Record<string, string>;
  onLine: NonNullable<ChildOptions["onLine"]>;
}): Promise<PolicyHost> {
  const { folder, scope } = options;
  const runner = sdkFile(folder, "cmd/run-policy-pack/index.js");
  const { child, port } = await portOf(
    `policy pack ${folder}`,
    (onLine) =>
      new Child({
        command: process.execPath,
        args: [...childNodeArguments(), runner, options.engineAddress, folder],
        cwd: folder,
        env: {
          ...childEnvironment(options.env),
          PULUMI_NODEJS_PROJECT: scope.project,
          PULUMI_NODEJS_STACK: scope.stack,
        },
        onLine: (line, stream) => onLine(line, stream) ?? options.onLine(line, stream),
      }),
  );
  const client = new analyzerService.AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), channelOptions);
  const info = await unary<analyzers.AnalyzerInfo>((done) => client.getAnalyzerInfo(new empty.Empty(), done));
  if (info.getSupportsconfig()) {
    await unary<empty.Empty>((done) => client.configure(policyConfig(info), done));
  }
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

function violationsOf(answer: analyzers.AnalyzeResponse, urn?: string): Violation[] {
  const { DISABLED, ADVISORY } = analyzers.EnforcementLevel;
  return answer
    .getDiagnosticsList()
    .filter((diagnostic) => diagnostic.getEnforcementlevel() !== DISABLED)
    .map((diagnostic) => ({
      policy: diagnostic.getPolicyname(),
      level: diagnostic.getEnforcementlevel() === ADVISORY ? "advisory" : "mandatory",
      urn: diagnostic.getUrn() || urn,
      message: violationMessage(diagnostic.getMessage(), diagnostic.getDescription()),
    }));
}
