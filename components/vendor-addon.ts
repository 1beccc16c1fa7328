import { Addon } from "@pulumi/heroku";
import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import type { AddonSettings } from "../settings/settings.ts";
import { BackupSchedule } from "./backup-schedule.ts";

/** What a `VendorAddon` is made of. */
export interface VendorAddonArgs {
  readonly appId: Input<string>;
  readonly settings: AddonSettings;
  /** Whether an add-on that holds data refuses to be deleted. */
  readonly protectData: boolean;
}

/**
 * An add-on, as `tandem:index:Postgres`, `tandem:index:Papertrail` or what else the catalogue calls it, with its backups.
 * Costs what the plan costs.
 *
 * @example new VendorAddon("catalog-papertrail", { appId, settings, protectData: true })
 */
export class VendorAddon extends ComponentResource {
  /** Heroku's name of the add-on. */
  readonly addonName: Output<string>;

  constructor(name: string, { appId, settings, protectData }: VendorAddonArgs, options?: ComponentResourceOptions) {
    const { addon, plan } = settings;
    super(`tandem:index:${addon.vendor.component}`, name, {}, options);
    const config = addon.options === undefined ? {} : { config: { ...addon.options } };
    const protect = protectData && addon.backup !== undefined;
    const made = new Addon(name, { appId, plan, ...config }, { parent: this, protect });
    if (addon.backup?.kind === "daily") {
      new BackupSchedule(`${name}-backup`, { addonId: made.id, backup: addon.backup }, { parent: this });
    }
    this.addonName = made.name;
    this.registerOutputs({ addonName: this.addonName });
  }
}
