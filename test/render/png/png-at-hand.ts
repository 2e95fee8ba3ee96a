import { loadDrawPng } from "../../../src/render/png/png.ts";
import { loadRasterizer, type Rasterize } from "../../../src/render/png/rasterizer.ts";

/** The packages that PNG needs are optional: where they are missing, tests that draw one are skipped. */
const loaded = await loadRasterizer().catch(() => null);

export const PNG_AT_HAND = loaded !== null;
export const rasterize: Rasterize = loaded ?? missing;
export const drawPng = loaded === null ? missing : await loadDrawPng();

function missing(): never {
  throw new Error("PNG's packages are not installed");
}
