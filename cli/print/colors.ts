import pc from "picocolors";

/** Colours for a terminal. Output that goes elsewhere stays plain, on a CI too, unless `FORCE_COLOR` asks for them. */
export const colors = pc.createColors(
  pc.isColorSupported && (process.stdout.isTTY === true || Boolean(process.env.FORCE_COLOR)),
);
