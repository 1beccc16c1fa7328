import { Drain } from "@pulumi/heroku";
import { ComponentResource, type ComponentResourceOptions, Config, type Input } from "@pulumi/pulumi";
import { drain } from "../kinds/drain.ts";
import type { DrainSettings } from "../settings/settings.ts";

/** What a `LogDrains` is made of. */
export interface LogDrainsArgs {
  readonly appId: Input<string>;
  readonly drains: readonly DrainSettings[];
}

/**
 * Sends an app's log lines to collectors. Each address is read from the stack's secrets, and stays one.
 *
 * @example new LogDrains("catalog-drains", { appId, drains: [{ name: "archive", to: "https://logs.example.org", secretKey: "catalog:drains.archive" }] })
 */
export class LogDrains extends ComponentResource {
  constructor(name: string, { appId, drains }: LogDrainsArgs, options?: ComponentResourceOptions) {
    super("tandem:index:LogDrains", name, {}, options);
    for (const { name: own, secretKey } of drains) {
      const [service = "", key = ""] = secretKey.split(":");
      const sensitiveUrl = new Config(service).requireSecret(key);
      new Drain(drain.naming.of(service, own), { appId, sensitiveUrl }, { parent: this });
    }
    this.registerOutputs();
  }
}
