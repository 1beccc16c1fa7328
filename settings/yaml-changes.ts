/**
 * Whether YAML hands an unquoted text over as something else: `010` becomes 8, `1_000` 1000, `1.50` 1.5, and `2026-01-01` a
 * time. Which one depends on the reader, so that only quotes are safe.
 */
export function yamlChanges(unquoted: string): boolean {
  if (/^\d{4}-\d{1,2}-\d{1,2}([Tt\s].*)?$/.test(unquoted)) return true;
  return isNumber(unquoted) && String(Number(unquoted)) !== unquoted;
}

function isNumber(unquoted: string): boolean {
  if (/^[-+]?\.(inf|nan)$/i.test(unquoted)) return true;
  if (!/^[-+.]?\.?\d/.test(unquoted)) return false;
  const digits = unquoted.replaceAll("_", "");
  return /^[-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d+)?$/i.test(digits) || /^[-+]?0[xob][0-9a-f]+$/i.test(digits);
}
