import { expect, test } from "vitest";
import { changeOf } from "../render/words/object.ts";
import type { Phrase } from "../render/words/phrase.ts";
import { change, drifted, shown, subject } from "../test/sample-objects.ts";
import { RefusedBefore } from "./refused-before.ts";

const postgres = subject("staging", "catalog", "Addon", "catalog-postgres");
const plan = change(postgres, "update", [shown("plan", "a:b", "a:c")]);
const words = "the last up could not do this: 422: no such change";
const textOf = (phrase: Phrase): string => phrase.map(({ text }) => text).join("");

function heard(text: string, severity: "info" | "warning" = "warning"): RefusedBefore {
  const refused = new RefusedBefore();
  refused.hear({ kind: "message", severity, urn: postgres.urn, text });
  return refused;
}

test("a change that the last up could not do says so in Heroku's words", () => {
  const [marked] = heard("the last up could not do this: 422: no\n  such change").markIn([plan], []);
  expect(marked).toEqual({ ...plan, refused: words });
  expect(textOf(changeOf(marked ?? plan))).toBe(
    "update catalog-postgres (Addon of catalog): plan a:b → a:c; the last up could not do this: 422: no such change",
  );
});

test("other warnings, other objects and what drift says already are no refusal of a change", () => {
  expect(heard("app catalog: this update renames it").markIn([plan], [])).toEqual([plan]);
  expect(heard(words, "info").markIn([plan], [])).toEqual([plan]);
  const other = change(subject("staging", "catalog", "Domain", "catalog-domain"), "update");
  expect(heard(words).markIn([other], [])).toEqual([other]);
  const drift = drifted(postgres, [], { kind: "failed update", details: [] });
  expect(heard(words).markIn([plan], [drift])).toEqual([plan]);
});
