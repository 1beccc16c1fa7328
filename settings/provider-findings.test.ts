import { expect, test } from "vitest";
import { checkSettings } from "./check-settings.ts";
import { lineOf } from "./finding.ts";
import { example, exampleFiles, exampleSecrets } from "./test/example.ts";
import { handOver } from "./test/hand-over.ts";

/** The findings of production, whose stack file has further keys. */
function linesOf(config: Record<string, string>, variables: Record<string, string> = {}): string[] {
  const input = handOver("production", exampleFiles, exampleSecrets);
  const checked = checkSettings(example, { ...input, values: { ...input.values, ...config }, variables });
  return "findings" in checked ? checked.findings.map(lineOf) : [];
}

const anEntry = "expected <stack>/<resource name>:<action>, such as production/catalog-app:replace, got";

test("each odd confirmation is a finding with its file and place, beside every other mistake", () => {
  const lines = linesOf(
    {
      "heroku:confirm": '["production/shop-app:rename", "production/shop-app:renam", "shop"]',
      "heroku:moveForward": "A B",
      "heroku:apiUrl": "http://heroku.example.org",
      "estate:prefix": "-",
    },
    { HEROKU_CONFIRM: "shop-app", HEROKU_MOVE_FORWARD: "[a]" },
  );
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /^Pulumi\.production\.yaml: heroku:confirm\.1: expected one of the actions replace, .*, got "production\/shop-app:renam"$/,
      ),
      `Pulumi.production.yaml: heroku:confirm.2: ${anEntry} "shop"`,
      'Pulumi.production.yaml: heroku:moveForward: expected names of apps, separated by commas, got "A B"',
      expect.stringMatching(/^Pulumi\.production\.yaml: heroku:apiUrl: expected an https:\/\/ address/),
      expect.stringMatching(/^Pulumi\.production\.yaml: estate:prefix: /),
      `the environment: HEROKU_CONFIRM.0: ${anEntry} "shop-app": correct it, or take it out of the environment: unset HEROKU_CONFIRM`,
      'the environment: HEROKU_MOVE_FORWARD: expected names of apps, separated by commas, got "[a]": correct it, or take it out of the environment: unset HEROKU_MOVE_FORWARD',
    ]),
  );
  expect(lines).toHaveLength(7);
});

test("confirmations that are as they have to be are no finding", () => {
  const confirm = '["production/shop-app:rename"]';
  expect(
    linesOf(
      { "heroku:confirm": confirm },
      { HEROKU_CONFIRM: "staging/shop-app:rename", HEROKU_MOVE_FORWARD: "a-b,c-d" },
    ),
  ).toEqual([]);
});
