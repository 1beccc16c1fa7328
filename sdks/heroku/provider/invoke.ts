import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { NotFound } from "../define/not-found.ts";
import { check, secretKeysOf } from "./check.ts";
import { failure } from "./check-resource.ts";
import { Failed, operate } from "./operation.ts";
import type { Plugin } from "./plugin.ts";
import { secretTexts } from "./secrecy.ts";
import { holdsUnknown, open, seal, unknown } from "./wire.ts";

/** Answers `Invoke`: a look-up. Unknown arguments, or an unknown configuration, give unknown results. */
export async function invoke(
  plugin: Plugin,
  request: pb.InvokeRequest,
  signal: AbortSignal,
): Promise<pb.InvokeResponse> {
  const { token, inputs, outputs, run } = plugin.function(request.getTok());
  const { value, secrets, failures } = check(inputs, open(request.getArgs()));
  if (failures.length > 0) return new pb.InvokeResponse().setFailuresList(failures.map(failure));
  const answer = (found: Record<string, unknown>) =>
    new pb.InvokeResponse().setReturn(seal(found, secretKeysOf(outputs.shape)));
  if (holdsUnknown(value) || plugin.api === undefined) {
    return answer(Object.fromEntries(Object.keys(outputs.shape).map((key) => [key, unknown])));
  }
  const operation = { doing: token, urn: "", signal, secrets: secretTexts(value, secrets) };
  try {
    return answer(await operate(plugin, operation, ({ api }) => run(api, value)));
  } catch (error) {
    if (!(error instanceof Failed && error.cause instanceof NotFound)) throw error;
    return new pb.InvokeResponse().setFailuresList([failure(error.message)]);
  }
}
