import { expect, test, vi } from "vitest";
import { provisioned } from "../addons/provisioning.ts";
import { removeAddon } from "../addons/remove-addon.ts";
import { fakeTime, inNoTime } from "./local-heroku.ts";
import { stubHeroku } from "./stub-heroku.ts";

fakeTime();

const addon = (id: string, state: string, message?: string) => ({
  id,
  name: `the-${id}`,
  app: { id: "app" },
  plan: { name: "papertrail:choklad" },
  state,
  config_vars: [],
  provision_message: message ?? null,
});
const { signal } = new AbortController();

/** A Heroku whose add-ons are what `all` gives, once for each look. */
function herokuWith(all: () => ReturnType<typeof addon>[]) {
  let latest: ReturnType<typeof addon>[] = [];
  return stubHeroku((request) => {
    const single = /^GET \/addons\/(\w+)$/.exec(request)?.[1];
    if (single !== undefined) return latest.find(({ id }) => id === single);
    latest = all();
    return latest;
  });
}

test("what the vendor gives up is an error in the vendor's words", async () => {
  const { api } = herokuWith(() => [addon("a", "deprovisioned", "No room left.")]);
  await expect(inNoTime(provisioned({ api, signal }, "app", "a"))).rejects.toThrow(
    "add-on the-a: the vendor did not provision it: No room left.; run pulumi refresh to forget it, then pulumi up",
  );
});

test("what disappears is an error, but not at once", async () => {
  const { api, asked } = herokuWith(() => []);
  await expect(inNoTime(provisioned({ api, signal }, "app", "a"))).rejects.toThrow("add-on a: the vendor did not");
  expect(asked.length).toBeGreaterThan(3);
});

test("after 20 minutes it says that the add-on is kept", async () => {
  const { api, asked } = herokuWith(() => [addon("a", "provisioning")]);
  await expect(inNoTime(provisioned({ api, signal }, "app", "a"))).rejects.toThrow(
    "add-on the-a: still being provisioned after 20 minutes; it is kept",
  );
  expect(asked.length).toBeLessThan(300);
});

test("each wait ends with its own add-on, and the looks are shared", async () => {
  let looks = 0;
  const { api } = herokuWith(() => {
    looks += 1;
    return [
      addon("a", "provisioned"),
      addon("b", looks > 4 ? "provisioned" : "provisioning"),
      addon("c", "deprovisioned"),
    ];
  });
  const waits = ["a", "b", "c"].map((id) => provisioned({ api, signal }, "app", id));
  const outcomes = await inNoTime(Promise.allSettled(waits));
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
  expect(looks).toBe(5);
});

test("an add-on that joins later is awaited too, and a later wait starts again", async () => {
  let looks = 0;
  const { api } = herokuWith(() => {
    looks += 1;
    return ["a", "b", "c"].map((id) => addon(id, looks > 2 ? "provisioned" : "provisioning"));
  });
  const first = provisioned({ api, signal }, "app", "a");
  const second = Promise.resolve().then(() => provisioned({ api, signal }, "app", "b"));
  expect((await inNoTime(Promise.all([first, second]))).map(({ id }) => id)).toEqual(["a", "b"]);
  expect((await inNoTime(provisioned({ api, signal }, "app", "c"))).id).toBe("c");
  expect(looks).toBe(4);
});

test("a failed read is reported to every waiting add-on", async () => {
  const { api } = stubHeroku(() => {
    throw new Error("no answer");
  });
  const waits = ["a", "b"].map((id) => provisioned({ api, signal }, "app", id).catch(String));
  expect(await inNoTime(Promise.all(waits))).toEqual(Array(2).fill(expect.stringContaining("no answer")));
});

test("a Heroku that is unwell for a minute ends no wait, one that stays so does", async () => {
  const began = Date.now();
  const { api } = herokuWith(() => {
    if (Date.now() - began < 60_000) throw Object.assign(new Error("reset"), { code: "ECONNRESET" });
    return [addon("a", "provisioned")];
  });
  expect((await inNoTime(provisioned({ api, signal }, "app", "a"))).id).toBe("a");
  const { api: unwell } = stubHeroku(() => {
    throw Object.assign(new Error("reset"), { code: "ECONNRESET" });
  });
  const since = Date.now();
  await expect(inNoTime(provisioned({ api: unwell, signal }, "app", "a"))).rejects.toThrow("no answer");
  expect(Date.now() - since).toBeLessThan(5 * 60_000);
});

test("a removal waits through a Heroku that is unwell for a while", async () => {
  const began = Date.now();
  const { api } = stubHeroku((request) => {
    if (request.startsWith("DELETE")) return addon("a", "deprovisioning");
    if (Date.now() - began < 30_000) throw Object.assign(new Error("reset"), { code: "ECONNRESET" });
    return undefined;
  });
  await inNoTime(removeAddon({ api, signal }, "app", "a"));
  expect(Date.now() - began).toBeGreaterThanOrEqual(30_000);
});

test("a cancelled wait ends at once, and no other with it", async () => {
  let state = "provisioning";
  const { api } = herokuWith(() => [addon("a", state), addon("b", state)]);
  const cancel = new AbortController();
  const cancelled = provisioned({ api, signal: cancel.signal }, "app", "a").catch(String);
  const other = provisioned({ api, signal }, "app", "b");
  cancel.abort(new Error("the engine cancelled"));
  expect(await cancelled).toBe("Error: the engine cancelled");
  state = "provisioned";
  expect((await inNoTime(other)).id).toBe("b");
  await expect(provisioned({ api, signal: cancel.signal }, "app", "a")).rejects.toThrow("the engine cancelled");
});

test("add-ons of several apps are looked at with one list, those of one app with its own", async () => {
  let looks = 0;
  const { api, asked } = herokuWith(() => {
    looks += 1;
    return [
      addon("a", looks > 1 ? "provisioned" : "provisioning"),
      addon("b", looks > 2 ? "provisioned" : "provisioning"),
    ];
  });
  await inNoTime(Promise.all([provisioned({ api, signal }, "one", "a"), provisioned({ api, signal }, "two", "b")]));
  expect(asked).toEqual(["GET /addons", "GET /addons", "GET /apps/two/addons"]);
});

test("an add-on that the list does not show is asked for alone", async () => {
  const { api, asked } = stubHeroku((request) => (request === "GET /addons/a" ? addon("a", "provisioned") : []));
  expect((await inNoTime(provisioned({ api, signal }, "app", "a"))).id).toBe("a");
  expect(asked).toEqual(["GET /apps/app/addons", "GET /addons/a"]);
});

test("who comes while others wait for minutes is looked at within half a second", async () => {
  const { api } = herokuWith(() => [addon("slow", "provisioning"), addon("quick", "provisioned")]);
  const cancel = new AbortController();
  const slow = provisioned({ api, signal: cancel.signal }, "one", "slow").catch(String);
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  const began = Date.now();
  await inNoTime(provisioned({ api, signal }, "two", "quick"));
  expect(Date.now() - began).toBeLessThanOrEqual(500);
  cancel.abort(new Error("over"));
  expect(await slow).toBe("Error: over");
});
