// Preloaded into every Node process of the engine: a third of what the Pulumi SDK loads is npm's package tree, which only
// programs that serialize functions need. It is loaded when such a program first uses it.
import { createRequire, Module } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));

try {
  const path = require.resolve("@npmcli/arborist", { paths: [require.resolve("@pulumi/pulumi")] });
  // Marked as an ES module: otherwise the importer would read all properties at once.
  const late = Object.defineProperty({ __esModule: true }, "Arborist", {
    enumerable: true,
    get() {
      delete require.cache[path];
      return require(path).Arborist;
    },
  });
  require.cache[path] = Object.assign(new Module(path), { exports: late, loaded: true });
} catch {
  // A folder without the SDK, or with another version: nothing is deferred.
}
