import { describe, expect, test } from "vitest";
import { confirmed } from "../confirmed.ts";
import { connect } from "../connect.ts";
import { deleteIdempotent } from "../delete-idempotent.ts";
import { json, scriptedFetch } from "./scripted-fetch.ts";

describe("a delete", () => {
  const removed = (...answers: Parameters<typeof scriptedFetch>) => {
    const { fetch, sent } = scriptedFetch(...answers);
    const api = connect({ apiKey: "HRKU-marker-key", fetch });
    const signal = new AbortController().signal;
    const ending = deleteIdempotent({ api, signal }, "/apps/a/domains/d", { id: "d", owner: "/apps/a" });
    return { ending, requests: () => sent.map(({ method, url }) => `${method} ${url.replace(/^https:..[^/]+/, "")}`) };
  };
  const missing = () => json({ id: "not_found" }, 404);

  test("is believed when its answer shows what was deleted", async () => {
    const { ending, requests } = removed(json({ id: "d" }));
    await ending;
    expect(requests()).toEqual(["DELETE /apps/a/domains/d"]);
  });

  test("that answers 404 succeeds when the object is gone and its app is visible", async () => {
    const { ending, requests } = removed(missing(), missing(), json({ id: "a" }));
    await ending;
    expect(requests()).toEqual(["DELETE /apps/a/domains/d", "GET /apps/a/domains/d", "GET /apps/a"]);
  });

  test("that answers 404 fails when the key may not see the app", async () => {
    const { ending } = removed(missing(), missing(), json({ id: "forbidden" }, 403));
    await expect(ending).rejects.toThrow("403 forbidden");
  });

  test.each([
    ["404", missing()],
    ["an empty object", json({})],
    ["another object", json({ id: "other" })],
  ])("that answers with %s is sent again while the object is there", async (_name, answer) => {
    const { ending, requests } = removed(answer, json({ id: "d" }), json({ id: "d" }));
    await ending;
    expect(requests()).toEqual(["DELETE /apps/a/domains/d", "GET /apps/a/domains/d", "DELETE /apps/a/domains/d"]);
  });
});

describe("a change", () => {
  const change = (answer: string | undefined, seen: string | undefined) =>
    confirmed({
      send: async () => answer,
      look: async () => seen,
      shows: (value) => value === "changed",
      what: "it",
    });

  test("is believed when its answer shows it", async () => {
    expect(await change("changed", undefined)).toBe("changed");
  });

  test.each([undefined, "other"])("with the answer %s is believed when a look shows it", async (answer) => {
    expect(await change(answer, "changed")).toBe("changed");
  });

  test("that neither answer nor look shows fails", async () => {
    await expect(change(undefined, "as before")).rejects.toThrow("it was not made; run this again");
  });
});
