import pb from "@pulumi/pulumi/proto/provider_pb.js";
import structs from "google-protobuf/google/protobuf/struct_pb.js";
import { expect, test, vi } from "vitest";
import { definitions } from "../resources/all.ts";
import { type LocalHeroku, localHeroku } from "../resources/test/local-heroku.ts";
import { deleteResource } from "./delete-resource.ts";
import { Plugin } from "./plugin.ts";

const settings = { apiKey: "k", apiUrl: "", dataUrl: "", moveForward: [], confirm: new Set<string>() };

async function saidBy(heroku: LocalHeroku, type: string, id: string, inputs: Record<string, string | boolean>) {
  const connect = () => heroku.api;
  const plugin = new Plugin({ version: "", definitions, functions: [], environment: {}, connect, onEngineLost() {} });
  plugin.configure(settings);
  const say = vi.spyOn(plugin, "log");
  const token = `heroku:index/${type}:${type[0]?.toUpperCase()}${type.slice(1)}`;
  const urn = `urn:pulumi:staging::estate::${token}::x`;
  const struct = structs.Struct.fromJavaScript(inputs);
  const request = new pb.DeleteRequest().setUrn(urn).setType(token).setId(id).setProperties(struct);
  await deleteResource(plugin, request.setOldInputs(struct), new AbortController().signal);
  return say.mock.calls.map(([line]) => line);
}

test("a delete says what it leaves on Heroku, and says nothing when it leaves nothing", async () => {
  const heroku = localHeroku();
  const { id: appId } = await heroku.app("catalog-staging");
  const feature = (enabled: boolean) =>
    saidBy(heroku, "appFeature", `${appId}:preboot`, { appId, name: "preboot", enabled });
  expect(await feature(true)).toEqual([]);
  expect(await feature(false)).toEqual(["stays on Heroku: the feature, switched off as it was declared"]);
  expect(await saidBy(heroku, "app", appId, { name: "catalog-staging" })).toEqual([]);
});
