/**
 * Invalid configuration of the provider. `Configure` stores it for the next calls: an engine would repeat a failed `Configure` for every
 * resource.
 */
export class Misconfigured extends Error {
  override readonly name = "Misconfigured";
}
