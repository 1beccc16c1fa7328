import { expect, test } from "vitest";
import { violationMessage } from "./violation-message.ts";

test.each([
  ["Backed up daily.\ndb: expected a schedule, got none", "Backed up daily.", "db: expected a schedule, got none"],
  ["Backed up daily.\ndb: expected a schedule, got none", undefined, "db: expected a schedule, got none"],
  ["Backed up daily.\na,\n  b\n", "Backed up daily.", "a, b"],
  ["\u001b[31mBacked up daily.\na\u001b[0m\n", undefined, "a"],
  ["Backed up daily.", "Backed up daily.", "Backed up daily."],
  ["Backed up daily.", undefined, "Backed up daily."],
  ["can't run a policy:\nunknown", "Backed up daily.", "can't run a policy: unknown"],
])("takes the message from %j with the description %j", (sent, description, message) => {
  expect(violationMessage(sent, description)).toBe(message);
});
