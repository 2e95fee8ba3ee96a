import { readFileSync } from "node:fs";

/** Of the package this file belongs to; src/cli/ and dist/cli/ are equally deep. */
export const VERSION: string = readVersion();

function readVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
