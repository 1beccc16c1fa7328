/** A look-up that was refused. Unlike other failures it does not end the run: the program is told, and may catch it. */
export class InvokeFailed extends Error {
  override readonly name = "Refused";
}
