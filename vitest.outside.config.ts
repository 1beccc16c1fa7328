import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** Tests that need a program from outside this folder. */
export default defineConfig({
  test: {
    include: ["**/*.outside.test.ts"],
    exclude: ["**/node_modules/**", ".tandem/**"],
    env: { ...base.test?.env },
    testTimeout: 240_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
