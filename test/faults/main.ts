import { Command } from "commander";
import { allCases, wrongIn } from "./case.ts";

const { only = "", from } = new Command("faults")
  .description("Every fault at every request of every resource's life, on a local Heroku; see CONTRIBUTING.md.")
  .option("--only <text>", "the cases whose id begins so, such as AppWebhook/create")
  .option("--from <id>", "goes on at that case")
  .parse()
  .opts<{ only?: string; from?: string }>();

let hasBegun = from === undefined;
let count = 0;
const wrong: string[] = [];
for await (const each of allCases()) {
  hasBegun ||= each.id === from;
  if (!hasBegun || !each.id.startsWith(only)) continue;
  count += 1;
  const found = await wrongIn(each).catch((error: unknown) => [String(error)]);
  if (found.length === 0) continue;
  wrong.push(each.id);
  process.stdout.write(`${each.id} (${each.planned.usual.status})\n${found.map((line) => `    ${line}\n`).join("")}`);
}
process.stdout.write(`${count} cases, ${wrong.length} wrong\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
