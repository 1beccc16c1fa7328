import { join } from "node:path";
import { LocalEngine } from "../../engine/local/local-engine.ts";
import { Problem } from "../../engine/problem.ts";

/** An `up` in a process of its own, to be killed: `up-process.ts <project> <state folder> <stack> <services> <policy pack>`. */
const [project = "", stateFolder = "", stack = "", services = "1", policies = ""] = process.argv.slice(2);
const { HEROKU_API_KEY = "", HEROKU_API_URL = "", HEROKU_DATA_URL = "" } = process.env;

const engine = new LocalEngine({
  projectFolder: project,
  stateFolder: stateFolder || join(project, ".tandem", "stacks"),
  passphrase: "test",
  env: { HEROKU_API_KEY, HEROKU_API_URL, HEROKU_DATA_URL },
  config: { "bench:services": { value: services } },
  policyPacks: policies === "" ? [] : [policies],
});
try {
  const result = await engine.up(stack);
  process.stdout.write(result.errors.join("\n"));
  process.exitCode = result.outcome === "succeeded" ? 0 : 1;
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  process.stdout.write(error.message);
  process.exitCode = error.exitCode;
}
