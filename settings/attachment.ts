import type { Addon, Vendor } from "./declare.ts";

/** The attachment name that Heroku gives the first add-on of a vendor on an app. */
export const usualAttachment = ({ service, attachment }: Vendor): string =>
  attachment ?? service.toUpperCase().replaceAll("-", "_");

/**
 * The attachment name to ask for: what `as` says. Of several add-ons of one vendor, the one without `as` asks for the usual name, so
 * that no slow request decides which of them gets it. Undefined leaves it to Heroku.
 */
export function attachmentWanted(addon: Addon, all: readonly Addon[]): string | undefined {
  const { vendor, as } = addon;
  const isOnly = all.filter((other) => other.vendor.service === vendor.service).length < 2;
  return as ?? (isOnly ? undefined : usualAttachment(vendor));
}

/** The config vars that an add-on sets under its attachment name, such as `CACHE_URL` for a Redis `as: "CACHE"`. */
export function varsSetBy({ vendor, as }: Pick<Addon, "vendor" | "as">): string[] {
  const usual = `${usualAttachment(vendor)}_`;
  return vendor.sets.map((key) =>
    as !== undefined && key.startsWith(usual) ? `${as}_${key.slice(usual.length)}` : key,
  );
}
