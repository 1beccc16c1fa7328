import { LocalEngine } from "../../local/local-engine.ts";

// An engine in its own process, to be killed: `run-engine.ts <project folder> <world> <policy pack or nothing>`.
const [folder = "", world = "", ...policyPacks] = process.argv.slice(2);
const engine = new LocalEngine({
  projectFolder: folder,
  stateFolder: `${folder}/stacks`,
  passphrase: "open sesame",
  env: { FAKE_WORLD: world },
  policyPacks,
});
const result = await engine.up("dev");
process.stdout.write(JSON.stringify(result.errors));
