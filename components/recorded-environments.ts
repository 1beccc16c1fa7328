import { runtime } from "@pulumi/pulumi";
import { z } from "zod";
import { Fingerprints, type Manifest } from "../parity/manifest.ts";
import { manifestIn } from "../parity/manifest-text.ts";
import { reasonOf } from "./look-up-answer.ts";
import { type RecordedServices, recordedServices } from "./recorded-services.ts";

/** What an environment has recorded by its last `up`, or why that is not known. */
export type Recorded =
  | {
      readonly kind: "recorded";
      readonly manifest: Manifest;
      readonly services: RecordedServices;
      readonly fingerprints: Fingerprints | undefined;
      /** Dollars a month by service, where `index.ts` exports them. */
      readonly costs?: Readonly<Record<string, number>> | undefined;
    }
  | { readonly kind: "never"; readonly reason: string }
  | { readonly kind: "unread"; readonly reason: string };

/**
 * What an environment's stack has recorded, read from its outputs. The stack of another environment need not be there yet, and
 * may be encrypted with what this run does not have. Source: the engine's own function `readStackOutputs`, which a
 * `StackReference` uses as well, and which fails where that would end the program.
 */
export async function readRecorded(environment: string): Promise<Recorded> {
  try {
    const answer: unknown = await runtime.invoke("pulumi:pulumi:readStackOutputs", { name: environment });
    const { outputs } = z.object({ outputs: z.record(z.string(), z.unknown()) }).parse(answer);
    return recordedIn(environment, outputs);
  } catch (error) {
    const reason = reasonOf(error);
    return /unknown stack/.test(reason) ? neverUp(environment) : { kind: "unread", reason };
  }
}

function recordedIn(environment: string, outputs: Readonly<Record<string, unknown>>): Recorded {
  if (Object.keys(outputs).length === 0) return neverUp(environment);
  if (outputs.manifest === undefined) {
    const reason = `export manifest and fingerprints from index.ts, and run up for ${environment}`;
    return { kind: "unread", reason };
  }
  const manifest = manifestIn(outputs.manifest);
  if (manifest === undefined) {
    return {
      kind: "unread",
      reason: `${environment} has the manifest of another version of Tandem: run up for it with this version`,
    };
  }
  return {
    kind: "recorded",
    manifest,
    services: recordedServices(outputs, manifest),
    fingerprints: Fingerprints.safeParse(outputs.fingerprints).data,
    costs: Costs.safeParse(outputs.monthlyCost).data?.services,
  };
}

const Costs = z.object({ services: z.record(z.string(), z.number()) });

const neverUp = (environment: string): Recorded => ({
  kind: "never",
  reason: `${environment} has not been deployed yet`,
});
