/** V8 complains of a flag that it does not know; these know this one (Node 20 to 24). */
const LAST_V8 = 13;

/**
 * Has V8 keep its young generation at the size it begins with. Left alone it grows to 32 MB, which a capture of 1 GB filled
 * without being read any faster: 15 to 40 MB less memory, in the same time.
 */
export function keepYoungGenerationSmall(): void {
  if (Number.parseInt(process.versions.v8, 10) > LAST_V8) return;
  process.getBuiltinModule("node:v8").setFlagsFromString("--semi-space-growth-factor=1");
}
