import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { expect, test } from "vitest";
import { Plugin } from "../provider/plugin.ts";
import { readResource } from "../provider/read-resource.ts";
import { definitions } from "../resources/all.ts";
import { fakeTime, inNoTime, localHeroku } from "../resources/test/local-heroku.ts";
import { lives } from "./lives.ts";
import { struct, urnOf } from "./plugin-client.ts";

fakeTime();

const name = (token: string): string => token.split(":").at(-1) ?? "";
/** What is a part of an app. A schedule knows only its add-on, and the secret is nowhere at Heroku. */
const parts = definitions.filter(({ inputs }) => "appId" in inputs.shape);

test.each(parts.map((definition) => [name(definition.token), definition] as const))(
  "%s of an app that the key may not see is not read as gone",
  async (key, definition) => {
    const heroku = localHeroku();
    await heroku.ask("POST /_local/accounts", { email: "other@example.org", token: "other-token" });
    const args = (await lives[key]?.args(heroku.ask)) ?? {};
    const plugin = new Plugin({
      version: "0.0.0",
      definitions,
      functions: [],
      environment: {},
      connect: () => heroku.as("other-token"),
      onEngineLost: () => undefined,
    });
    plugin.configure({ apiKey: "other-token", apiUrl: "", dataUrl: "", moveForward: [], confirm: new Set() });
    const id = `${args.appId}:none`;
    const request = new pb.ReadRequest().setUrn(urnOf(definition.token)).setType(definition.token).setId(id);
    request.setProperties(struct(args)).setInputs(struct(args));
    await expect(inNoTime(readResource(plugin, request, new AbortController().signal))).rejects.toThrow(
      "403 forbidden",
    );
  },
);
