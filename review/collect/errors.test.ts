import { expect, test } from "vitest";
import { failureOf } from "../../settings/finding.ts";
import { missingSecret } from "../../settings/missing-secret.ts";
import { errorText } from "../render/words/error.ts";
import { said } from "../test/sample-objects.ts";
import { errorsOf } from "./errors.ts";

const at = "https://logs.example.org";
const lacks = (key: string, address?: string) =>
  failureOf(missingSecret("Pulumi.staging.yaml", { key, ...(address !== undefined && { at: address }) }, "staging"));

test("all secrets that a new stack lacks are one error, with a command that asks for each", () => {
  const [other] = said("staging comes first");
  if (other === undefined) throw new Error("expected an error");
  const errors = errorsOf(
    { failures: [lacks("catalog:PASSWORD"), other, lacks("catalog:drains.archive", at)] },
    "staging",
  );
  expect(errors).toMatchObject([
    { code: "missing secrets", secrets: [{ key: "catalog:PASSWORD" }, { key: "catalog:drains.archive", at }] },
    other,
  ]);
  expect(errors.map(errorText)).toEqual([
    "Pulumi.staging.yaml: expected 2 secrets, got nothing for catalog:PASSWORD, catalog:drains.archive (an address at https://logs.example.org): " +
      "for key in catalog:PASSWORD catalog:drains.archive; do pulumi config set --secret $key --stack staging; done",
    "staging comes first",
  ]);
});

test("one missing secret is named with its own command", () => {
  expect(errorsOf({ failures: [lacks("catalog:PASSWORD")] }, "staging").map(errorText)).toEqual([
    "Pulumi.staging.yaml: catalog:PASSWORD: expected a secret, got nothing: pulumi config set --secret catalog:PASSWORD --stack staging",
  ]);
});
