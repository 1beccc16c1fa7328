import { engineOfProgram } from "../../support/program-project.ts";
import { doRun, type Run } from "./run.ts";

// A run of an engine in a process of its own, to be killed: `run-process.ts <folder> <local|pulumi> <run>`. Where Heroku is, and what the provider is to
// import first, is in the environment.

const [folder = "", engine = "", run = ""] = process.argv.slice(2);
const { HEROKU_API_KEY = "", HEROKU_API_URL = "", HEROKU_DATA_URL = "", TANDEM_TEST_IMPORT = "" } = process.env;
const env = { HEROKU_API_KEY, HEROKU_API_URL, HEROKU_DATA_URL, NODE_OPTIONS: `--import ${TANDEM_TEST_IMPORT}` };

const { outcome, errors } = await doRun(engineOfProgram(folder, engine === "local", env), run as Run);
process.stdout.write(errors.join("\n"));
process.exitCode = outcome === "succeeded" ? 0 : 1;
