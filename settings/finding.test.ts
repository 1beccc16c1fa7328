import { afterEach, expect, test, vi } from "vitest";
import { noticesIn, noticesVariable } from "../sdks/heroku/client/notice.ts";
import { lineOf, pathOf, shown } from "./finding.ts";

afterEach(() => vi.unstubAllEnvs());

test("the user information of a URL is in no part of a finding, cut or not", () => {
  const url = `https://u:marker${"x".repeat(90)}@host`;
  const line = lineOf({
    file: "Pulumi.staging.yaml",
    path: `estate:${pathOf([url])}`,
    expected: "a team",
    got: shown(url),
    elsewhere: `production has ${url}`,
    remedy: `did you mean ${url}`,
  });
  expect(line).not.toContain("marker");
  expect(line).toContain('got "https://[secret]@host"');
});

test("a finding is data beside its words for a program that reads notices, and for nobody else", () => {
  const finding = { file: "index.ts", path: "services.shop.name", expected: "a name", got: "nothing" };
  const words = "index.ts: services.shop.name: expected a name, got nothing";
  expect(lineOf(finding)).toBe(words);
  vi.stubEnv(noticesVariable, "1");
  expect(noticesIn(`${lineOf(finding)}\n${lineOf(finding)}`)).toMatchObject({
    words: `${words}\n${words}`,
    notices: [
      { code: "finding", ...finding },
      { code: "finding", ...finding },
    ],
  });
});
