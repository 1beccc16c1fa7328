// Preloaded into every Node process the engine starts: a third of what the Pulumi SDK loads is npm's package tree, of which it
// has need only for programs that serialize functions. It is loaded there, and nowhere else.
import { createRequire, Module } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));

try {
  const path = require.resolve("@npmcli/arborist", { paths: [require.resolve("@pulumi/pulumi")] });
  // As an ES module, or its importer would read every property at once.
  const late = Object.defineProperty({ __esModule: true }, "Arborist", {
    enumerable: true,
    get() {
      delete require.cache[path];
      return require(path).Arborist;
    },
  });
  require.cache[path] = Object.assign(new Module(path), { exports: late, loaded: true });
} catch {
  // A folder without the SDK, or one that has another: it loads what it loads.
}
