/** Whether `name` is a time zone of the IANA database; abbreviations such as `EST` are not, `UTC` is. */
export function isTimeZone(name: string): boolean {
  return name === "UTC" || (name.includes("/") && Intl.supportedValuesOf("timeZone").includes(name));
}
