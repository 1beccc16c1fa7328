import type { EstateDeclaration } from "../settings/declare.ts";

/** Takes the declaration of a program that is only asked what it declares. It never resolves: the program ends there. */
export type DeclarationHearer = (declaration: EstateDeclaration) => Promise<never>;

/** The program and who asks may have loaded this file from different copies of the project. */
const key = Symbol.for("tandem.declaration");

/** From now on, `estate()` hands its declaration over and goes no further. */
export function hearDeclaration(hearer: DeclarationHearer): void {
  Reflect.set(globalThis, key, hearer);
}

/** Hands the declaration to the process that asked for it; does nothing where an engine runs the program. */
export async function handOver(declaration: EstateDeclaration): Promise<void> {
  const hearer: unknown = Reflect.get(globalThis, key);
  if (typeof hearer === "function") await hearer(declaration);
}
