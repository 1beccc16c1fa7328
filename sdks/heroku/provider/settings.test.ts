import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { passwordIn } from "./netrc.ts";
import { settingsFrom } from "./settings.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "settings-"));
});
afterEach(() => rmSync(home, { recursive: true }));

const key = { HEROKU_API_KEY: "key-of-env" };

describe("settings", () => {
  test("what the engine gives goes before the environment, and that before the netrc file", () => {
    writeFileSync(join(home, ".netrc"), "machine api.heroku.com login a@b.test password key-of-netrc");
    expect(settingsFrom({}, { HOME: home }).apiKey).toBe("key-of-netrc");
    expect(settingsFrom({}, { HOME: home, ...key }).apiKey).toBe("key-of-env");
    expect(settingsFrom({ apiKey: "key-of-stack" }, { HOME: home, ...key }).apiKey).toBe("key-of-stack");
  });

  test("NETRC names another file", () => {
    const file = join(home, "elsewhere");
    writeFileSync(file, "machine api.heroku.com\n  login a@b.test\n  password other\n");
    expect(settingsFrom({}, { HOME: home, NETRC: file }).apiKey).toBe("other");
  });

  test("a netrc key for Heroku is never sent to another host", () => {
    writeFileSync(join(home, ".netrc"), "machine api.heroku.com login a@b.test password key-of-netrc");
    expect(() => settingsFrom({ apiUrl: "http://127.0.0.1:5000" }, { HOME: home })).toThrow("HEROKU_API_KEY");
  });

  test("without a key there is one line, which names the three ways to give one", () => {
    expect(() => settingsFrom({}, { HOME: home, HEROKU_API_KEY: "" })).toThrow(
      /^heroku:apiKey: expected .* got none; set HEROKU_API_KEY, .*pulumi config set --secret heroku:apiKey.*heroku login.*$/,
    );
  });

  test("a command, which opens no stack file, does not name it as a place for a key", () => {
    expect(() => settingsFrom({}, { HOME: home, HEROKU_API_KEY: "" }, "command")).toThrow(
      /^heroku:apiKey: expected a Heroku API key, got none; set HEROKU_API_KEY, or log in with `heroku login`, .*$/,
    );
  });

  test("the Data API is Heroku's own, unless an address says otherwise", () => {
    expect(settingsFrom({}, key)).toMatchObject({
      apiUrl: "https://api.heroku.com",
      dataUrl: "https://api.data.heroku.com",
    });
    const local = { ...key, HEROKU_API_URL: "http://localhost:5000/" };
    expect(settingsFrom({}, local)).toMatchObject({
      apiUrl: "http://localhost:5000",
      dataUrl: "http://localhost:5000",
    });
    expect(settingsFrom({}, { ...local, HEROKU_DATA_URL: "http://[::1]:6000" }).dataUrl).toBe("http://[::1]:6000");
    expect(settingsFrom({ dataUrl: "https://data.example.org" }, local).dataUrl).toBe("https://data.example.org");
  });

  test("apps to be moved forward are those of the stack and those of the environment", () => {
    const surroundings = { ...key, HEROKU_MOVE_FORWARD: "catalog-production , reports" };
    expect(settingsFrom({}, key).moveForward).toEqual([]);
    expect(settingsFrom({}, surroundings).moveForward).toEqual(["catalog-production", "reports"]);
    expect(settingsFrom({ moveForward: "blog" }, surroundings).moveForward).toEqual([
      "blog",
      "catalog-production",
      "reports",
    ]);
    expect(() => settingsFrom({}, { ...key, HEROKU_MOVE_FORWARD: '["catalog"]' })).toThrow(
      'HEROKU_MOVE_FORWARD: expected names of apps, separated by commas, got "[\\"catalog\\"]"',
    );
  });

  test("confirmed actions are those of the stack and those of the environment", () => {
    const surroundings = { ...key, HEROKU_CONFIRM: "production/catalog-app:rename, staging/catalog-postgres:replace" };
    expect([...settingsFrom({}, key).confirm]).toEqual([]);
    expect([...settingsFrom({}, surroundings).confirm]).toEqual([
      "production/catalog-app:rename",
      "staging/catalog-postgres:replace",
    ]);
    const listed = '["production/a, b:replace"]';
    for (const confirm of [listed, ["production/a, b:replace"]]) {
      expect([...settingsFrom({ confirm }, key).confirm]).toEqual(["production/a, b:replace"]);
    }
    expect(() => settingsFrom({}, { ...key, HEROKU_CONFIRM: "catalog-app" })).toThrow(
      'HEROKU_CONFIRM: expected <stack>/<resource name>:<action>, such as production/catalog-app:replace, got "catalog-app"',
    );
  });

  test.each([
    "http://api.heroku.com",
    "http://10.0.0.1",
    "http://127.0.0.1.example.org",
    "ftp://localhost",
    "localhost:5000",
    "x",
  ])("the key is not sent in plain to %s", (address) => {
    expect(() => settingsFrom({}, { ...key, HEROKU_API_URL: address })).toThrow(
      `HEROKU_API_URL: expected an https:// address, or http:// on this machine (localhost, 127.0.0.1, [::1]), got "${address}"`,
    );
  });

  test("an address with credentials is refused without being shown", () => {
    expect(() => settingsFrom({}, { ...key, HEROKU_API_URL: "https://me:marker@example.org" })).toThrow(
      /^HEROKU_API_URL: expected an address without credentials, got one with; correct it, or take it out of the environment: unset HEROKU_API_URL$/,
    );
  });

  test("a key that no header can carry is refused without being shown", () => {
    const marker = "marker-key\nsecond line";
    expect(() => settingsFrom({}, { HEROKU_API_KEY: marker })).toThrow(
      "HEROKU_API_KEY: expected a Heroku API key, without spaces or line breaks, got a value of 22 characters",
    );
  });
});

describe("netrc", () => {
  const text =
    "# machine api.heroku.com password no\nmachine git.heroku.com login a password git\nmachine api.heroku.com password api login b\ndefault password all\n";

  test("the password is that of the machine, in whatever order the words come", () => {
    expect(passwordIn(text, "api.heroku.com")).toBe("api");
    expect(passwordIn(text, "git.heroku.com")).toBe("git");
  });

  test("neither another machine's nor the default password is taken", () => {
    expect(passwordIn(text, "example.org")).toBeUndefined();
    expect(passwordIn("machine api.heroku.com login a\nmachine b password c", "api.heroku.com")).toBeUndefined();
  });
});
