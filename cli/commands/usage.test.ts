import { expect, test } from "vitest";
import { tandem } from "../../test/support/tandem.ts";

test.each([
  ["try up staging --keep", "error: unknown option '--keep'\n(Did you mean --help?)"],
  ["try --keep up staging", "error: option '--keep' is not for 'up'"],
  ["heroku --port 5000 status", "error: option '--port' is not for 'status'"],
  ["heroku stop --port 5000", "error: unknown option '--port'"],
])("an option that does nothing is refused: %s", async (line, error) => {
  const { code, output } = await tandem(import.meta.dirname, line.split(" "));
  expect([code, output]).toEqual([64, `${error}\n(see --help)\n`]);
});
