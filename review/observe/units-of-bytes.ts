const units = ["bytes", "KB", "MB", "GB", "TB"] as const;

/** As people read it, such as `930 MB`. */
export function inUnits(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  return `${Number((bytes / 1024 ** power).toPrecision(3))} ${units[power]}`;
}

/** The bytes of an amount such as `930` and `MB`. */
export const inBytes = (amount: string, unit: string): number =>
  Number(amount.replaceAll(",", "")) * 1024 ** units.findIndex((each) => each.toLowerCase() === unit.toLowerCase());
