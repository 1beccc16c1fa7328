import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureRunning, stopRunning } from "@tandem/emulator";
import { Command, Option } from "commander";
import { engineKinds } from "../support/engine-kinds.ts";
import { predictionsOf } from "./predictions.ts";

const { count, seed, rounds, engine } = new Command("predict")
  .description(
    "Reviews random estates after random edits and changes by hand, and compares each review with the up after it.",
  )
  .option("--count <n>", "predictions to make", Number, 500)
  .option("--seed <n>", "of the first estate; to go on, the one that was printed last", Number, Date.now() % 1_000_000)
  .option("--rounds <n>", "rounds in the life of each estate", Number, 4)
  .addOption(new Option("--engine <name>", "who runs it").choices(["local", "pulumi"]).default("local"))
  .parse()
  .opts<{ count: number; seed: number; rounds: number; engine: "local" | "pulumi" }>();

const kind = engineKinds[engine === "local" ? 0 : 1];
if (kind === undefined || kind.missing !== undefined) throw new Error(`expected ${kind?.missing ?? engine}`);
let [made, named, refused, wrong, estates] = [0, 0, 0, 0, 0];
for (let own = seed; made < count; own += 1) {
  // A Heroku of its own: names of apps are unique.
  const folder = await mkdtemp(join(tmpdir(), "tandem-predict-"));
  const heroku = await ensureRunning({ folder, provisioningMs: 0, githubConnected: true });
  try {
    const predictions = await predictionsOf(
      kind,
      heroku,
      { seed: own, rounds },
      ({ environment, before, differences }) => {
        if (differences.length > 0)
          process.stdout.write(
            `seed ${own}, ${environment}, after ${before.join(", ")}:\n  ${differences.join("\n  ")}\n`,
          );
      },
    );
    estates += 1;
    made += predictions.length;
    named += predictions.reduce((sum, each) => sum + each.named, 0);
    refused += predictions.filter(({ refusal }) => refusal.length > 0).length;
    wrong += predictions.filter(({ differences }) => differences.length > 0).length;
    process.stdout.write(
      `${made} predictions on ${estates} estates, ${named} operations named, ${refused} refused, ${wrong} wrong; last seed ${own}\n`,
    );
  } finally {
    await stopRunning(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
process.exitCode = wrong > 0 ? 1 : 0;
