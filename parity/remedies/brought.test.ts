import { expect, test } from "vitest";
import { remedy } from "./test/remedy-of.ts";

test("an attachment that an add-on is declared to bring, and has lost, is attached again, also when its config var is reported", () => {
  const attachment = "attachments.heroku-postgresql.DATABASE";
  const brings = [attachment, "config.DATABASE_URL"];
  const having = { live: { [attachment]: "yes", "config.DATABASE_URL": "set by heroku-postgresql" }, brings };
  const database = (name: string) => ({ name, service: "heroku-postgresql", usedBy: [] });
  const of = (path: string, ...names: string[]) =>
    remedy(path, having, { live: { "addons.heroku-postgresql": "1" }, brings, addons: names.map(database) });
  for (const path of brings) {
    expect(of(path, "shop-db")).toBe("heroku addons:attach shop-db --as DATABASE --app shop-production");
    expect(of(path, "shop-db", "shop-db-2")).toBe(
      "check heroku addons --app shop-production for heroku-postgresql, then use heroku addons:attach <add-on> --as DATABASE --app shop-production",
    );
  }
});
