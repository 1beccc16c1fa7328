import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { type SecretsOf, secretsOf } from "./support/secrets.ts";

const any = z.unknown();
const Imports = z.object({
  resources: z.array(
    z.object({ type: z.string(), name: z.string(), logicalName: z.string().optional(), parent: z.string().optional() }),
  ),
});

for (const kind of engineKinds) {
  const title = kind.missing ?? kind.name;
  describe.skipIf(kind.missing !== undefined)(`an app that was made again by hand, under ${title}`, () => {
    let estate: Estate;
    let known: Set<string>;
    beforeAll(async () => {
      const secrets: SecretsOf = (environment) =>
        Object.fromEntries(Object.entries(secretsOf(environment)).filter(([key]) => key.startsWith("catalog:")));
      estate = await openEstate(kind, ["catalog"], { secrets });
      const { errors, steps } = await estate.engine.up("staging");
      expect(errors).toEqual([]);
      known = new Set(steps.map(({ urn }) => urn));
    });
    afterAll(() => estate.close());

    const { send } = {
      send: (method: "POST" | "PATCH" | "DELETE", path: string, body: object = {}) =>
        estate.api.platform.send(method, path, { body, response: any }),
    };
    async function recreate(): Promise<string> {
      await send("DELETE", "/apps/catalog-staging");
      await send("POST", "/teams/apps", { name: "catalog-staging", team: "example-library" });
      await send("PATCH", "/apps/catalog-staging/config-vars", { BY_HAND: "1" });
      const { outcome, errors } = await estate.engine.up("staging");
      expect(outcome).toBe("failed");
      return errors.join("\n");
    }

    test("is refused with a file that names the components around it as the state has them", async () => {
      const refusal = await recreate();
      const [, file = ""] = /echo '(\{.*?\})' > import\.json/.exec(refusal) ?? [];
      expect(urnsIn(Imports.parse(JSON.parse(file)), "staging").filter((urn) => !known.has(urn))).toEqual([]);
    });

    test("is renamed, as the refusal says, and the next up makes a new one", async () => {
      await send("PATCH", "/apps/catalog-staging", { name: "catalog-of-somebody" });
      expect((await estate.engine.up("staging")).errors).toEqual([]);
      expect((await estate.engine.up("staging")).steps.filter(({ operation }) => operation !== "same")).toEqual([]);
    });

    // The commands are the Pulumi CLI's.
    if (kind.needsAwsPlugin) {
      test("is taken over by the printed commands, and the next up does the rest", async () => {
        const refusal = await recreate();
        const [, commands = ""] = /to manage that app from here: (pulumi refresh .*)$/m.exec(refusal) ?? [];
        const { env } = await kind.review(estate.folder);
        const steps = commands.replaceAll(/pulumi (refresh|import|up)/g, "pulumi $1 --yes --skip-preview");
        await promisify(execFile)("sh", ["-ec", steps], {
          cwd: estate.folder,
          env: { ...process.env, ...estate.env, ...env },
        });
        const { errors, steps: done } = await estate.engine.up("staging");
        expect(errors).toEqual([]);
        expect(done.filter(({ operation }) => operation !== "same")).toEqual([]);
      });
    }
  });
}

/** The URNs that an import by this file gives. */
function urnsIn({ resources }: z.output<typeof Imports>, stack: string): string[] {
  const types = new Map<string, string>();
  return resources.map(({ type, name, logicalName = name, parent }) => {
    const qualified = parent === undefined ? type : `${types.get(parent)}$${type}`;
    types.set(name, qualified);
    return `urn:pulumi:${stack}::estate::${qualified}::${logicalName}`;
  });
}
