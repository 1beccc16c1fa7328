import { delimiter, dirname, join } from "node:path";
import { Problem } from "../../engine/problem.ts";
import { PulumiEngine } from "../../engine/pulumi/pulumi-engine.ts";
import { shareReads } from "../../review/collect/shared-reads.ts";
import { connect } from "../../sdks/heroku/client/connect.ts";
import { type Settings, settingsFrom } from "../../sdks/heroku/provider/settings.ts";
import { pulumiIsOnPath } from "../pulumi-on-path.ts";
import type { Look, Surroundings } from "./look.ts";
import { papertrailOf } from "./papertrail.ts";

/**
 * Looks with the Pulumi CLI, at the backend, with the passphrase and the key of the surroundings. Throws a {@link Problem} where there is
 * no CLI.
 */
export async function liveLook({ project, signal, notice }: Surroundings): Promise<Look> {
  requirePulumi();
  const known = herokuSettings();
  const shared = "unreachable" in known ? undefined : await shareReads(known, signal, notice);
  const addresses = shared && { apiUrl: shared.apiUrl, dataUrl: shared.dataUrl };
  const engineMoving = (forward: readonly string[]) =>
    new PulumiEngine({
      projectFolder: project,
      env: {
        // The Node that runs this is one that runs the program too.
        PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
        PULUMI_SKIP_UPDATE_CHECK: "true",
        HEROKU_MOVE_FORWARD: [process.env.HEROKU_MOVE_FORWARD || [], forward].flat().join(","),
        ...("unreachable" in known || addresses === undefined
          ? {}
          : { HEROKU_API_KEY: known.apiKey, HEROKU_API_URL: addresses.apiUrl, HEROKU_DATA_URL: addresses.dataUrl }),
      },
      policyPacks: [join(project, "policies")],
      readOnly: true,
    });
  const engine = engineMoving([]);
  return {
    engineOf: (_, forward) => (forward === undefined ? engine : engineMoving(forward)),
    heroku: "unreachable" in known ? known : connect({ ...known, ...addresses, signal }),
    papertrail: "unreachable" in known ? undefined : papertrailOf(known, { signal, notice }),
    worded: (text) => text,
    commandOf: (command) => command,
    close: async () => shared?.close(),
  };
}

/** As the provider finds them; a key that only a stack's file has, encrypted, is the engine's alone. */
function herokuSettings(): Settings | { unreachable: string } {
  try {
    return settingsFrom({}, process.env, "command");
  } catch (error) {
    return { unreachable: error instanceof Error ? error.message : String(error) };
  }
}

function requirePulumi(): void {
  if (pulumiIsOnPath()) return;
  throw new Problem(
    "review: expected the Pulumi CLI on PATH, found none: install it (https://www.pulumi.com/docs/install/) and try again.\n" +
      "Without it, use --local to review the trial, or --without-credentials to review only the files.",
  );
}
