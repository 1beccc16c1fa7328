/** A failed invoke. Unlike other errors it does not end the run: it is returned to the program, which may catch it. */
export class InvokeFailed extends Error {
  override readonly name = "InvokeFailed";
}
