import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Whether there is a Pulumi CLI. */
export const pulumiIsOnPath = ({ PATH = "" }: NodeJS.ProcessEnv = process.env): boolean =>
  PATH.split(delimiter).some((folder) => existsSync(join(folder, "pulumi")));
