/** A function found no object. The program gets its message as the reason. */
export class NotFound extends Error {
  override readonly name = "NotFound";
}
