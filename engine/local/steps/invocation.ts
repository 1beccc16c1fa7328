import providerMessages from "@pulumi/pulumi/proto/provider_pb.js";
import resources from "@pulumi/pulumi/proto/resource_pb.js";
import { simulatedResult } from "../../simulated/aws.ts";
import { InvokeFailed } from "../../wire/invoke-failed.ts";
import { fromStruct, toStruct } from "../../wire/struct.ts";
import { hasUnknown, isUnknown, type Properties, plainProperties } from "../../wire/value.ts";
import { ProviderError } from "../hosts/provider-error.ts";
import { stackOutputs } from "../state/stack-outputs.ts";
import type { RunContext } from "./run-context.ts";

/** Calls a function of a provider for the program. */
export async function invoke(
  context: RunContext,
  request: resources.ResourceInvokeRequest,
): Promise<resources.ResourceInvokeResponse> {
  const { log, providers, preview, store, redactor } = context;
  log.throwIfAborted();
  const answer = new resources.ResourceInvokeResponse();
  const token = request.getTok();
  const args = fromStruct(request.getArgs());
  if (token === "pulumi:pulumi:getResource") return answer.setReturn(toStruct(knownResource(context, args)));
  const waits = request.getDependsonList().some((urn) => isUnknown(store.get(urn)?.id));
  if (hasUnknown(args) || (preview && waits)) return answer.setUnknown(true);
  if (token === "pulumi:pulumi:readStackOutputs")
    return answer.setReturn(toStruct(await outputsOf(context, token, args)));
  const { provider, simulated } = await providers.use(token, request.getProvider(), request.getVersion());
  if (simulated) return answer.setReturn(toStruct(invokeSimulated(token, plainProperties(args))));
  if (provider === undefined) return answer.setUnknown(true);
  const { result, failures } = await provider.invoke(token, args, preview).catch((error: unknown) => {
    // Only a provider that is still there has refused.
    throw error instanceof ProviderError && !error.outcomeUnknown ? invokeError(token, error) : error;
  });
  redactor.learn(result);
  answer.setReturn(toStruct(result));
  answer.setFailuresList(
    failures.map(({ property, reason }) => new providerMessages.CheckFailure().setProperty(property).setReason(reason)),
  );
  return answer;
}

async function outputsOf({ scope, log, redactor, readStack }: RunContext, token: string, args: Properties) {
  const { result, elided } = await stackOutputs(scope, readStack, args).catch((error: unknown) => {
    throw error instanceof InvokeFailed ? invokeError(token, error) : error;
  });
  if (elided) log.message("info", `eliding undecryptable secrets for stack reference '${args.name}'`);
  redactor.learn(result);
  return result;
}

/** Has the words that the Pulumi CLI gives it, so that a program knows both alike. */
const invokeError = (token: string, { message }: Error): InvokeFailed =>
  new InvokeFailed(`invocation of ${token} returned an error: ${message}`);

function invokeSimulated(token: string, args: Properties): Properties {
  try {
    return simulatedResult(token, args);
  } catch (error) {
    throw error instanceof InvokeFailed ? invokeError(token, error) : error;
  }
}

function knownResource({ store }: RunContext, args: Properties): Properties {
  const urn = typeof args.urn === "string" ? args.urn : "";
  const state = store.get(urn);
  if (state === undefined) throw new Error(`${urn}: expected a resource of this stack, got none`);
  return { urn, id: state.id ?? "", state: state.outputs };
}
