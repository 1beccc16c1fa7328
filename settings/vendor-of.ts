import type { Vendor } from "./declare.ts";
import { catalogue } from "./vendors.ts";

/** The vendor of an add-on service, where it is one of the catalogue. */
export const vendorOf = (service: string): Vendor | undefined =>
  Object.values(catalogue).find((vendor) => vendor.service === service);

/** Of a vendor that the catalogue does not have, anything may be kept there. */
export const mayHoldData = (service: string): boolean => vendorOf(service)?.backup !== "noData";
