/** Nothing answers to what a function was asked for. Its message goes to the program as the reason. */
export class NotFound extends Error {
  override readonly name = "NotFound";
}
