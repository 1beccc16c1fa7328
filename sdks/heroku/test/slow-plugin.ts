// The fixture's plugin as a process of its own: every 10 ms of a "slow" delete it writes a line to the file it was given,
// in place of a request to Heroku.
import { appendFileSync } from "node:fs";
import { Plugin } from "../provider/plugin.ts";
import { serve } from "../provider/serve.ts";
import { service } from "../provider/service.ts";
import { partsOf, World } from "./fixture.ts";

const [engineAddress = "", file = ""] = process.argv.slice(2);

class SlowWorld extends World {
  override step(name: string, ...seen: unknown[]): void {
    if (name === "delete") setInterval(() => appendFileSync(file, "request\n"), 10);
    super.step(name, ...seen);
  }
}

await serve(async () => {
  const plugin = new Plugin({ ...partsOf(new SlowWorld()), onEngineLost: () => process.exit(1) });
  plugin.attach(engineAddress);
  return service(plugin);
});
