import { Command } from "commander";
import { choosing, namesGiven } from "../chosen.ts";
import { projectFolder } from "../project-folder.ts";
import { oneEnvironment } from "../try/environments.ts";
import { say } from "../try/run.ts";
import { setSecret } from "../try/set-secret.ts";
import { typedSecret } from "../try/typed-secret.ts";
import { withHelp } from "./help.ts";
import { engineOf, engineOption } from "./options.ts";

const keyForms =
  "<service>:<KEY> of a config var, <service>:drains.<name> of a log drain's address, <service>:review.<KEY> of review apps";

/** `tandem try secret`: sets a secret as `pulumi config set --secret` does for a real stack. */
export function trySecretCommand(): Command {
  const command = new Command("secret")
    .description("Sets a secret of the trial, for its next up. Asks for the value, or reads it from standard input.")
    .argument("<key>", keyForms);
  choosing(command, "environment", "environments whose secret to set", true)
    .addOption(engineOption())
    .action(async (key: string, positional: string[], options: { environment?: readonly string[] }, self: Command) => {
      const project = projectFolder();
      const environment = oneEnvironment(project, namesGiven(positional, options.environment));
      const engine = engineOf(self) ?? "local";
      await setSecret({ project, engine, key, environment }, () => typedSecret(`value of ${key} in ${environment}`));
      say(`${environment}: ${key} is set, for the next up`);
    });
  return withHelp(command, {
    examples: [
      ["npx tandem try secret catalog:EMAIL_HOST_PASSWORD staging", "type or paste the value; it is not shown"],
      ["npx tandem try secret catalog:TLS_KEY --environment staging < key.pem", "read it from a file"],
    ],
  });
}
