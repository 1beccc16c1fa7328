import { Command } from "commander";
import { projectFolder } from "../project-folder.ts";
import { say } from "../try/run.ts";
import { setSecret } from "../try/set-secret.ts";
import { typedSecret } from "../try/typed-secret.ts";
import { engineOf, engineOption } from "./engine-option.ts";

/** `tandem try secret`: what `pulumi config set --secret` is to a real stack. */
export const trySecretCommand = (): Command =>
  new Command("secret")
    .description("Sets a secret of the trial, for its next up. The value is asked for, or read from standard input.")
    .argument(
      "<key>",
      "<service>:<KEY> of a config var, <service>:drains.<name> of a drain's address, <service>:review.<KEY> of review apps",
    )
    .argument("<environment>", "staging, production")
    .addOption(engineOption())
    .action(async (key: string, environment: string, _, self: Command) => {
      const engine = engineOf(self) ?? "local";
      const wanted = { project: projectFolder(), engine, key, environment };
      await setSecret(wanted, () => typedSecret(`value of ${key} in ${environment}`));
      say(`${environment}: ${key} is set, for the next up`);
    });
