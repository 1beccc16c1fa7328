import * as pulumi from "@pulumi/pulumi";

/** A `Provider`'s configuration. Absent values come from the environment; a key from there is never in the state. */
export interface ProviderArgs {
  /** Heroku API key. @default `HEROKU_API_KEY`, else the netrc file's */
  apiKey?: pulumi.Input<string> | undefined;
  /** Address of the Platform API. @default `HEROKU_API_URL`, else `https://api.heroku.com` */
  apiUrl?: pulumi.Input<string> | undefined;
  /** Address of the Data API. @default `HEROKU_DATA_URL`, else `apiUrl` when that is set, else `https://api.data.heroku.com` */
  dataUrl?: pulumi.Input<string> | undefined;
  /** Apps, by name and separated by commas, that may be moved forward though they are rolled back. @default none but those of `HEROKU_MOVE_FORWARD` */
  moveForward?: pulumi.Input<string> | undefined;
  /** Confirmed actions, each as `<stack>/<resource name>:<action>`. @default none but those of `HEROKU_CONFIRM` */
  confirm?: pulumi.Input<pulumi.Input<string>[]> | undefined;
}

/**
 * A configured provider, for resources that need another account than the stack's default one.
 *
 * @example
 * const agency = new Provider("agency", { apiKey: config.requireSecret("agencyKey") });
 * new Pipeline("site", { name: "site", owner }, { provider: agency });
 */
export class Provider extends pulumi.ProviderResource {
  constructor(name: string, args: ProviderArgs = {}, options: pulumi.ResourceOptions = {}) {
    const apiKey = args.apiKey === undefined ? undefined : pulumi.secret(args.apiKey);
    const secrets: pulumi.CustomResourceOptions = { additionalSecretOutputs: ["apiKey"] };
    super("heroku", name, { ...args, apiKey }, pulumi.mergeOptions(secrets, options));
  }
}
