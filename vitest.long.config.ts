import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** Whole estates through whole commands, killed at every point and called wrongly: as hermetic as `npm test`, and too long for it. */
export default defineConfig({
  test: { ...base.test, include: ["**/*.long.test.ts"], exclude: ["**/node_modules/**", ".tandem/**"] },
});
