import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const CAPTURE = /\.(pcap|pcapng|cap|snoop)(\.gz|\.zst)?$/u;
const folder = join(import.meta.dirname, "../../fixtures");
const shared = join(import.meta.dirname, "../../../shared/captures");

/** Every capture among the fixtures: file name and path, in the order of names. */
export const FIXTURES: readonly { name: string; path: string }[] = capturesIn(folder);

/** Captures of public collections, beside the checkout where somebody put them; none elsewhere. */
export const PUBLIC_CAPTURES: readonly { name: string; path: string }[] = existsSync(shared) ? capturesIn(shared) : [];

if (PUBLIC_CAPTURES.length === 0) {
  console.warn("no ../shared/captures beside this checkout, so public captures are not read");
}

/** The path of a fixture by its file name. */
export function fixturePath(name: string): string {
  return join(folder, name);
}

function capturesIn(path: string): { name: string; path: string }[] {
  const names = readdirSync(path).filter((name) => CAPTURE.test(name));
  return names.sort().map((name) => ({ name, path: join(path, name) }));
}
