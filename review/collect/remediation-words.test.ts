import { expect, test } from "vitest";
import type { ChangedProperty } from "../report/report.ts";
import { remediationFor as of, property, removed, up } from "./test/remediation-sample.ts";

test("what stands in one word of the declaration is one line", () => {
  const schedule = of("PostgresBackupSchedule", "postgres-backup", [
    property("hour", "5"),
    property("timezone", "UTC"),
  ]);
  expect(schedule.accept).toBe(
    'index.ts: catalog: addons.postgres: backup: daily("05:00", "UTC", …), in every environment',
  );
  const permission = (index: number, before: string, after: string) => property(`permissions[${index}]`, after, before);
  const person = (...changes: ChangedProperty[]) => of("TeamCollaborator", "access-dev@example.org", changes).accept;
  expect(person(permission(1, "operate", "manage"))).toBe(
    'index.ts: catalog: access: collaborator("dev@example.org", "deploy", "manage")',
  );
  expect(person(permission(0, "deploy", "view"), { ...permission(1, "operate", ""), kind: "delete" })).toBe(
    'index.ts: catalog: access: collaborator("dev@example.org", "view")',
  );
  expect(person(permission(1, "manage", "view"))).toBe(
    'index.ts: catalog: access: collaborator("dev@example.org", "<as Heroku has it>")',
  );
});

test("a config var that an add-on sets is the add-on's to keep, and no up takes it back", () => {
  expect(of("AppConfigAssociation", "app-config", [property("vars.KNOB")], "add-on")).toEqual({
    accept: "index.ts: catalog: remove config.KNOB: an add-on sets it",
    revert: `${up}   # refused while an add-on sets it`,
  });
});

test("an app that was renamed by hand gets its name back when that is confirmed", () => {
  expect(of("App", "app", [property("name", "other")]).revert).toMatch(
    /# refused until it is confirmed: HEROKU_CONFIRM=.*:rename$/,
  );
});

test("what went to another owner is transferred back by an up", () => {
  const back = `${up}   # transfers it back to example-library`;
  expect(of("App", "app", [property("organization.name")]).revert).toBe(back);
  expect(of("Pipeline", "pipeline", [property("owner.id")]).revert).toBe(back);
});

test("autoscaling is switched off first, whether or not it was on", () => {
  expect(of("Formation", "app-web", [property("quantity", "3")], "autoscaled").revert).toBe(
    `heroku ps:autoscale:disable --app catalog-production\n${up}`,
  );
});

const already = { unwritten: "these files already declare it" };

test.each<[noun: string, name: string, changed: Parameters<typeof of>[4]]>([
  ["Addon", "postgres", { addons: [] }],
  ["PostgresBackupSchedule", "postgres-backup", { addons: [] }],
  ["Domain", "domain", { domain: undefined }],
  ["Domain", "domain-apex", {}],
  ["AppWebhook", "notice-list@example.org", { notices: [] }],
  ["TeamCollaborator", "access-dev@example.org", { access: [] }],
  ["Drain", "drains-archive", { drains: [] }],
])("%s %s, which was deleted and which these files do not have, is nobody's to write", (noun, name, changed) => {
  expect(of(noun, name, [], "deleted", changed)).toEqual(already);
});

test.each<[noun: string, name: string, property: ChangedProperty]>([
  ["Formation", "app-web", property("quantity", "2", "1")],
  ["Formation", "app-web", property("size", "Performance-M")],
  ["Addon", "postgres", property("plan", "heroku-postgresql:standard-0")],
  ["PostgresBackupSchedule", "postgres-backup", property("hour", "2", "5")],
  ["TeamCollaborator", "access-dev@example.org", property("permissions[0]", "deploy", "view")],
  ["ReviewAppConfig", "review-apps", property("staleDays", "5", "9")],
  ["AppConfigAssociation", "app-config", removed("vars.GONE")],
])("%s %s, which these files have as it was found, is nobody's to write", (noun, name, found) => {
  expect(of(noun, name, [found])).toEqual(already);
  expect(of(noun, name, [found, property("other", "x")])).not.toEqual(already);
});
