import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { check } from "./check.ts";
import { checkAgainst } from "./check-resource.ts";
import { configuration } from "./configuration.ts";
import { diff } from "./diff.ts";
import { differences } from "./diff-resource.ts";
import { messageOf } from "./message-of.ts";
import { Misconfigured } from "./misconfigured.ts";
import type { Plugin } from "./plugin.ts";
import { type Settings, settingsFrom } from "./settings.ts";
import { holdsUnknown, type Opened, open } from "./wire.ts";

/** Inputs of a provider that only the engine uses. */
const ofTheEngine = ["version", "pluginDownloadURL", "pluginChecksums", "parameterization", "__internal"];

/**
 * Answers `CheckConfig`. Values of the environment are not added to the inputs: a key from there is never in the state, and may change
 * at the next run.
 */
export function checkConfig(request: pb.CheckRequest): pb.CheckResponse {
  const response = checkAgainst(configuration, () => ownOf(open(request.getNews())));
  for (const key of ofTheEngine) {
    const kept = request.getNews()?.getFieldsMap().get(key);
    if (kept !== undefined) response.getInputs()?.getFieldsMap().set(key, kept);
  }
  return response;
}

/** Answers `DiffConfig`. A changed key or address replaces nothing. */
export function diffConfig(request: pb.DiffRequest): pb.DiffResponse {
  const before = ownOf(open(request.hasOldInputs() ? request.getOldInputs() : request.getOlds()));
  // Create before delete: deleting a provider first would delete all its resources.
  return differences(diff(configuration, before, ownOf(open(request.getNews()))), false);
}

/** Answers `Configure`. Invalid configuration, such as no key, fails later calls; a preview continues with unknown configuration. */
export function configure(plugin: Plugin, request: pb.ConfigureRequest): pb.ConfigureResponse {
  const given = ownOf(open(request.getArgs()));
  if (holdsUnknown(given.value)) {
    plugin.configure(undefined);
  } else {
    plugin.configure(settingsOf(plugin, given));
  }
  return new pb.ConfigureResponse().setAcceptsecrets(true).setAcceptresources(true).setSupportspreview(true);
}

function settingsOf(plugin: Plugin, given: Opened): Settings | Misconfigured {
  const { failures } = check(configuration, given);
  if (failures.length > 0) return new Misconfigured(failures.map((failure) => `heroku:${failure}`).join("; "));
  try {
    return settingsFrom(configuration.parse(given.value), plugin.parts.environment);
  } catch (error) {
    return new Misconfigured(messageOf(error, "Configure", []));
  }
}

function ownOf({ value, secrets }: Opened): Opened {
  return { value: Object.fromEntries(Object.entries(value).filter(([key]) => !ofTheEngine.includes(key))), secrets };
}
