import type { Case } from "../test/case.ts";
import { marker, sampleEstate, withVars } from "../test/sample-estate.ts";

const message = (key: string, what = "secret") =>
  `shop-app-config: ${key}: expected a ${what}, got a placeholder: set the real value, or remove the config var`;

const secretOf = (value: string, environment = "production") =>
  withVars(sampleEstate(environment), "sensitiveVars", { WEBHOOK_KEY: value });
const words = [
  "changeme",
  "TODO",
  "none",
  "your-api-key-here",
  "<token>",
  "xxxx",
  "test",
  "replace_me",
  "REDACTED",
  "password",
];

export const cases: readonly Case[] = [
  ...words.map(
    (word): Case => ({
      name: `a secret that is ${word}`,
      resources: secretOf(word),
      messages: [message("WEBHOOK_KEY")],
    }),
  ),
  { name: "the same in staging", resources: secretOf("changeme", "staging"), messages: [message("WEBHOOK_KEY")] },
  { name: "a secret", resources: secretOf(marker), messages: [] },
  {
    name: "an address that is to be changed",
    resources: withVars(sampleEstate(), "vars", { PARTNER_URL: "CHANGE_ME" }),
    messages: [message("PARTNER_URL", "value")],
  },
  {
    name: "plain words that are values",
    resources: withVars(sampleEstate(), "vars", {
      DEFAULT_LIST_NAME: "TODO",
      THEME: "none",
      SESSION_COOKIE_SAMESITE: "none",
      MODE: "test",
      TENANT_ID: "sample",
    }),
    messages: [],
  },
  {
    name: "a config var that the stack file excepts",
    resources: secretOf("none"),
    settings: { except: ["WEBHOOK_KEY"] },
    messages: [],
  },
];
