import { Addon } from "@pulumi/heroku";
import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import { addon as addonKind } from "../kinds/addon.ts";
import { backupSchedule } from "../kinds/backup-schedule.ts";
import type { Backup } from "../settings/declare.ts";
import type { AddonSettings } from "../settings/settings.ts";
import { BackupSchedule } from "./backup-schedule.ts";

/** What a `VendorAddon` is made of. */
export interface VendorAddonArgs {
  readonly service: string;
  readonly appId: Input<string>;
  readonly settings: AddonSettings;
  /** Whether an add-on that holds data refuses to be deleted. */
  readonly protectData: boolean;
}

/** What the stack's outputs say of one add-on. */
export interface AddonSummary {
  /** Heroku's name of the add-on. */
  readonly name: Output<string>;
  readonly plan: string;
  /** Absent for an add-on without data. */
  readonly backup?: Backup;
  /** Why it may be deleted; absent where it is protected. */
  readonly unprotected?: string;
}

/**
 * An add-on, as `tandem:index:Postgres`, `tandem:index:Papertrail` or what else the catalogue calls it, with its backups.
 * Costs what the plan costs.
 *
 * @example new VendorAddon("catalog-papertrail", { service: "catalog", appId, settings, protectData: true })
 */
export class VendorAddon extends ComponentResource {
  readonly summary: AddonSummary;

  constructor(
    name: string,
    { service, appId, settings, protectData }: VendorAddonArgs,
    options?: ComponentResourceOptions,
  ) {
    const { addon, plan, attachment, unprotected } = settings;
    super(`tandem:index:${addon.vendor.component}`, name, {}, options);
    const config = addon.options === undefined ? {} : { config: { ...addon.options } };
    const protect = protectData && addon.backup !== undefined && unprotected === undefined;
    const attached = attachment === undefined ? {} : { attachmentName: attachment };
    const made = new Addon(
      addonKind.naming.of(service, settings.slot),
      { appId, plan, ...attached, ...config },
      { parent: this, protect },
    );
    if (addon.backup?.kind === "daily") {
      new BackupSchedule(
        backupSchedule.naming.of(service, settings.slot),
        { appId, addonId: made.id, attachment, backup: addon.backup },
        { parent: this },
      );
    }
    this.summary = {
      name: made.name,
      plan,
      ...(addon.backup !== undefined && { backup: addon.backup }),
      ...(unprotected !== undefined && { unprotected }),
    };
    this.registerOutputs({ addonName: made.name });
  }
}
