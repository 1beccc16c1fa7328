import { expect, test } from "vitest";
import { papertrailAddress } from "./papertrail.ts";

const herokus = "https://api.heroku.com";

test.each([
  ["Heroku's own", herokus, {}, "https://papertrailapp.com"],
  ["another Heroku", "http://127.0.0.1:5001", {}, undefined],
  [
    "another Papertrail",
    herokus,
    { PAPERTRAIL_API_URL: "http://127.0.0.1:5002/papertrail/" },
    "http://127.0.0.1:5002/papertrail",
  ],
  ["no Papertrail", herokus, { PAPERTRAIL_API_URL: "" }, undefined],
])("for %s it is asked where its token is of", (_, apiUrl, env, address) => {
  expect(papertrailAddress(apiUrl, env)).toBe(address);
});
