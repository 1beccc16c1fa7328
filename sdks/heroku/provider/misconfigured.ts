/**
 * Why the provider cannot work: its configuration, or a variable of the environment, is wrong. `Configure` keeps it for the calls that follow:
 * an engine repeats a failed `Configure` for every resource that it has.
 */
export class Misconfigured extends Error {
  override readonly name = "Misconfigured";
}
