/** The command that takes an existing object over as the resource `urn`. */
export function importLine(urn: string, token: string, id: string): string {
  return `pulumi import ${token} ${urn.split("::").at(-1) ?? urn} ${id}`;
}
