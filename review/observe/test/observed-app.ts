import type { Heroku } from "../../../sdks/heroku/client/heroku.ts";
import { AccountLists } from "../../live/account-lists.ts";
import { AppRow } from "../../live/wire.ts";
import { type ObservedApp, observedApp } from "../app-in-use.ts";

/** A row of Heroku's list of apps. */
export const appRow = (id: string, name: string): AppRow =>
  AppRow.parse({
    id,
    name,
    acm: true,
    region: { name: "us" },
    stack: { name: "heroku-24" },
    build_stack: { name: "heroku-24" },
  });

/** An app that is looked at, by what Heroku answers, on 21 November 2026 at ten. */
export const observedOn = (heroku: Heroku, service: string, app: AppRow): ObservedApp =>
  observedApp(new AccountLists(heroku, { severalOfPipeline: false }), {
    service,
    app,
    now: Date.parse("2026-11-21T10:00:00Z"),
  });
