import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import * as heroku from "../index.ts";
import type { ArgsOf, Written } from "./resource-class.ts";

interface Made {
  readonly type: string;
  readonly inputs: Record<string, unknown>;
  readonly id: string | undefined;
}
const made = new Map<string, Made>();

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource({ name, type, inputs, id }) {
      made.set(name, { type, inputs, id });
      return { id: id || `${name}-id`, state: { webUrl: "https://a.test", value: "marker", ...inputs } };
    },
    call: ({ inputs }) => ({ id: "t-1", name: inputs.name }),
  });
});

const settled = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
const organization = { name: "team" };
type ArgsFor<C extends new (name: string, args: never) => unknown> = ConstructorParameters<C>[1];

describe("a resource class", () => {
  test("takes plain values, promises and outputs, at every depth", () => {
    type App = ArgsFor<typeof heroku.App>;
    expectTypeOf<{ name: string; organization: { name: pulumi.Output<string> } }>().toExtend<App>();
    expectTypeOf<{ name: Promise<string>; organization: pulumi.Output<{ name: string }> }>().toExtend<App>();
    expectTypeOf<{
      name: string;
      organization: { name: string };
      buildpacks: pulumi.Output<string>[];
    }>().toExtend<App>();
    expectTypeOf<{
      name: string;
      organization: { name: string };
      acm: pulumi.Output<boolean> | undefined;
    }>().toExtend<App>();
    type Config = ArgsFor<typeof heroku.AppConfigAssociation>;
    expectTypeOf<{
      appId: pulumi.Output<string>;
      vars: Record<string, pulumi.Output<string> | string>;
    }>().toExtend<Config>();
    expectTypeOf<{
      appId: pulumi.Output<string>;
      sensitiveVars: pulumi.Output<Record<string, string>>;
    }>().toExtend<Config>();
  });

  test("refuses what is missing, misspelt or of another type", () => {
    type App = ArgsFor<typeof heroku.App>;
    expectTypeOf<{ name: string }>().not.toExtend<App>();
    expectTypeOf<{ name: string; organization: { name: number } }>().not.toExtend<App>();
    expectTypeOf<{ name: string; organization: pulumi.Output<{ id: string }> }>().not.toExtend<App>();
    expectTypeOf<keyof App>().toEqualTypeOf<
      "name" | "organization" | "region" | "space" | "stack" | "buildpacks" | "acm" | "maintenance"
    >();
    type Coupling = ArgsFor<typeof heroku.PipelineCoupling>;
    expectTypeOf<{ appId: string; pipeline: string; stage: "live" }>().not.toExtend<Coupling>();
    expectTypeOf<ArgsOf<never>>().not.toBeAny();
    expectTypeOf<Written<"a" | "b">>().toEqualTypeOf<pulumi.Input<"a" | "b">>();
  });

  test("gives its inputs as checked, and what Heroku added", () => {
    expectTypeOf<heroku.App["id"]>().toEqualTypeOf<pulumi.Output<string>>();
    expectTypeOf<heroku.App["region"]>().toEqualTypeOf<pulumi.Output<string>>();
    expectTypeOf<heroku.App["webUrl"]>().toEqualTypeOf<pulumi.Output<string>>();
    expectTypeOf<heroku.App["stack"]>().toEqualTypeOf<pulumi.Output<string | undefined>>();
    expectTypeOf<heroku.App["organization"]>().toEqualTypeOf<pulumi.Output<{ name: string }>>();
    expectTypeOf<heroku.AppWebhook["secret"]>().toEqualTypeOf<pulumi.Output<string>>();
    expectTypeOf<heroku.Domain["cname"]>().toEqualTypeOf<pulumi.Output<string | null>>();
  });

  test("registers under its token, with what was written", async () => {
    const app = new heroku.App("shop", { name: "shop", organization });
    expect(await settled(app.webUrl)).toBe("https://a.test");
    expect(made.get("shop")).toMatchObject({ type: "heroku:index/app:App", inputs: { name: "shop", organization } });
  });

  test("is deleted before it is replaced, unless two can stand side by side or the program says otherwise", async () => {
    const orderOf = async (declare: (options: pulumi.CustomResourceOptions) => pulumi.Resource, options = {}) => {
      const seen: pulumi.CustomResourceOptions[] = [];
      const look: pulumi.ResourceTransformation = ({ opts }) => {
        seen.push(opts);
        return undefined;
      };
      await settled(declare({ ...options, transformations: [look] }).urn);
      return seen[0]?.deleteBeforeReplace;
    };
    const appOf = (options: pulumi.CustomResourceOptions) =>
      new heroku.App("order", { name: "shop", organization }, options);
    expect(await orderOf(appOf)).toBe(true);
    expect(await orderOf(appOf, { deleteBeforeReplace: undefined })).toBe(true);
    expect(await orderOf(appOf, { deleteBeforeReplace: false })).toBe(false);
    const drainOf = (options: pulumi.CustomResourceOptions) => new heroku.Drain("order", { appId: "a" }, options);
    expect(await orderOf(drainOf)).toBeUndefined();
    expect(await orderOf(drainOf, { deleteBeforeReplace: true })).toBe(true);
  });

  test("looks an existing object up by its id", async () => {
    const app = heroku.App.get("known", "app-1");
    expect(await settled(app.id)).toBe("app-1");
    expect(made.get("known")?.id).toBe("app-1");
  });
});

describe("a provider and the look-ups", () => {
  test("a key given to a provider is secret", async () => {
    const provider = new heroku.Provider("other", { apiKey: "marker-key", apiUrl: "https://x.test" });
    await settled(provider.urn);
    const apiKey = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "marker-key" };
    expect(made.get("other")).toMatchObject({
      type: "pulumi:providers:heroku",
      inputs: { apiKey, apiUrl: "https://x.test" },
    });
    expectTypeOf<heroku.ProviderArgs["apiKey"]>().toEqualTypeOf<pulumi.Input<string> | undefined>();
  });

  test("a look-up is a promise in one form, an output in the other", async () => {
    expect(await heroku.getTeam({ name: "team" })).toEqual({ id: "t-1", name: "team", role: null });
    expect(await settled(heroku.getTeamOutput({ name: pulumi.output("team") }))).toMatchObject({ id: "t-1" });
    expectTypeOf(heroku.getApp).parameter(0).toEqualTypeOf<{ name: string }>();
    expectTypeOf<Awaited<ReturnType<typeof heroku.getTeam>>["role"]>().toEqualTypeOf<string | null>();
  });
});
