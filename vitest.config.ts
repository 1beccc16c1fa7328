import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/*.{outside,long}.test.ts", ".tandem/**"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One more than the cores of a small machine: much of the time is waiting for other processes.
    maxWorkers: 3,
    // Hundreds of short-lived processes read the same files: compiled once, each takes half the time.
    env: {
      NODE_COMPILE_CACHE: fileURLToPath(new URL(".tandem/compile-cache", import.meta.url)),
      // A test that forgets to say where its Heroku is must not reach the real one: nothing answers at this port.
      HEROKU_API_URL: "http://127.0.0.1:9",
    },
  },
});
