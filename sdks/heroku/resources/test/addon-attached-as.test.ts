import { beforeEach, expect, test } from "vitest";
import { addon } from "../addon.ts";
import { addonName } from "../addons/addon-name.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("shop-staging")).id;
});

const life = (name: string) => lifeOf(addon, heroku, name);
const postgres = (attachmentName?: string) => ({
  appId,
  plan: "heroku-postgresql:essential-0",
  ...(attachmentName !== undefined && { attachmentName }),
});
/** What each attachment of the app is of. */
const attached = async (): Promise<Record<string, string>> => {
  const all: { name: string; addon: { id: string } }[] = await heroku.ask(`GET /apps/${appId}/addon-attachments`);
  return Object.fromEntries(all.map(({ name, addon: { id } }) => [name, id]));
};

const failure = (call: Promise<unknown>): Promise<Error> =>
  call.then(
    () => expect.fail("expected a refusal"),
    (error: unknown) => (error instanceof Error ? error : expect.fail("expected an error")),
  );

test("two databases get the names that are declared, whichever is created first", async () => {
  const analytics = await life("analytics").create(postgres("ANALYTICS"));
  const primary = await life("primary").create(postgres("DATABASE"));
  expect(await attached()).toMatchObject({ ANALYTICS: analytics.id, DATABASE: primary.id });
  expect([primary.outputs.configVars, analytics.outputs.configVars]).toEqual([["DATABASE_URL"], ["ANALYTICS_URL"]]);
  expect(await life("primary").read(primary)).toEqual(primary);
});

test("another name is attached before the former one goes, and the add-on stays", async () => {
  const made = await life("cache").create(postgres("CACHE"));
  const renamed = await life("cache").update(made, postgres("STORE"));
  expect([renamed.id, Object.keys(await attached())]).toEqual([made.id, ["STORE"]]);
  expect(renamed.outputs.configVars).toEqual(["STORE_URL"]);
  expect(await life("cache").read(renamed)).toEqual(renamed);
});

test("a name declared later is added, and what the app used before stays", async () => {
  const made = await life("db").create(postgres());
  const named = await life("db").update(made, postgres("PRIMARY"));
  expect(await attached()).toEqual({ DATABASE: made.id, PRIMARY: made.id });
  expect(await life("db").read(named)).toEqual(named);
});

test("an attachment that was removed by hand is a difference, and comes back", async () => {
  const made = await life("db").create(postgres("PRIMARY"));
  await heroku.ask("POST /addon-attachments", { addon: made.id, app: appId, name: "OTHER" });
  const { id }: { id: string } = await heroku.ask(`GET /apps/${appId}/addon-attachments/PRIMARY`);
  await heroku.ask(`DELETE /addon-attachments/${id}`);
  heroku.restart();
  expect((await life("db").read(made))?.inputs.attachmentName).toBe("OTHER");
  await life("db").update(made, postgres("PRIMARY"));
  expect(await attached()).toEqual({ OTHER: made.id, PRIMARY: made.id });
});

test("a name that another add-on has is refused in the preview and by the update, and is not taken away", async () => {
  const first = await life("first").create(postgres("DATABASE"));
  const second = await life("second").create(postgres("SECOND"));
  const refusal = `attachmentName: expected a name under which the app has no other add-on, got DATABASE, which is ${first.outputs.name}`;
  await expect(life("second").validatePreview(postgres("DATABASE"), second)).rejects.toThrow(refusal);
  await expect(life("second").update(second, postgres("DATABASE"))).rejects.toThrow(refusal);
  const { message } = await failure(life("second").update(second, postgres("DATABASE")));
  // Both ways on leave the app its DATABASE_URL.
  expect(message).toContain(
    `to leave it to ${first.outputs.name}, which the app reads by it, let a rule of estate:review`,
  );
  expect(message).toContain(`run heroku pg:promote ${second.outputs.name} --app shop-staging: the app then reads`);
  expect(message).not.toContain("detach");
  expect(await attached()).toMatchObject({ DATABASE: first.id, SECOND: second.id });
});

test("an attachment whose answer is lost is made once", async () => {
  const made = await life("db").create(postgres("PRIMARY"));
  await heroku.fault("POST /addon-attachments", "reset");
  await life("db").update(made, postgres("STORE"));
  expect(Object.keys(await attached())).toEqual(["STORE"]);
});

test.each<[what: string, attachment: string | undefined, names: string[]]>([
  ["under the declared name already", "ANALYTICS", ["ANALYTICS", "DATABASE"]],
  ["by a color, which stays", undefined, ["ANALYTICS", "DATABASE", "HEROKU_POSTGRESQL_"]],
])(
  "a second database that was added by hand, attached %s, is taken over when it has the name of its resource",
  async (_, attachment, names) => {
    const primary = await life("primary").create(postgres("DATABASE"));
    const { plan } = postgres();
    const body = attachment === undefined ? { plan } : { plan, attachment: { name: attachment } };
    const byHand: { id: string } = await heroku.ask(`POST /apps/${appId}/addons`, body);
    await heroku.ask("POST /_local/clock", { advanceMs: 60_000 });
    const name = addonName(`urn:pulumi:staging::estate::${addon.token}::analytics`, appId, plan);
    await heroku.ask(`PATCH /apps/${appId}/addons/${byHand.id}`, { name, plan });
    heroku.restart();

    await life("analytics").validatePreview(postgres("ANALYTICS"));
    const adopted = await life("analytics").create(postgres("ANALYTICS"));
    expect(adopted).toMatchObject({ id: byHand.id, outputs: { name } });
    expect(adopted.outputs.configVars).toContain("ANALYTICS_URL");
    const attachments = await attached();
    expect(attachments).toMatchObject({ ANALYTICS: byHand.id, DATABASE: primary.id });
    const seenNames = Object.keys(attachments).map((each) => each.replace(/(?<=^HEROKU_POSTGRESQL_).*/, ""));
    expect(seenNames.sort()).toEqual(names);
    expect(await heroku.ask(`GET /apps/${appId}/addons`)).toHaveLength(2);
    expect(await life("analytics").read(adopted)).toEqual(adopted);
  },
);
