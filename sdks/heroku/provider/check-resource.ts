import pb from "@pulumi/pulumi/proto/provider_pb.js";
import type { z } from "zod";
import { logText } from "../client/log-text.ts";
import { check } from "./check.ts";
import type { Plugin } from "./plugin.ts";
import { typeOf } from "./resource-state.ts";
import { type Opened, open, seal, UnfitValue } from "./wire.ts";

/** Answers `Check`: inputs with their defaults, or what is wrong with them. */
export function checkResource(plugin: Plugin, request: pb.CheckRequest): pb.CheckResponse {
  return checkAgainst(plugin.definition(typeOf(request)).inputs, () => open(request.getNews()));
}

/** As `checkResource`, for any schema. `written` may throw `UnfitValue`, which is a failure like others. */
export function checkAgainst(schema: z.ZodObject, written: () => Opened): pb.CheckResponse {
  const response = new pb.CheckResponse();
  try {
    const { value, secrets, failures } = check(schema, written());
    return response.setInputs(seal(value, secrets)).setFailuresList(failures.map(failure));
  } catch (error) {
    if (!(error instanceof UnfitValue)) throw error;
    return response.setFailuresList([failure(error.message)]);
  }
}

/** Without a property: the engine would print that property's value, secret or not. */
export function failure(reason: string): pb.CheckFailure {
  return new pb.CheckFailure().setReason(logText(reason));
}
