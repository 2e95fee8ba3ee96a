import { createRequire } from "node:module";
import { OutputUnavailable } from "./unavailable.ts";

/** Turns an SVG into a PNG, `scale` pixels for each of its own. */
export type Rasterize = (svg: string, scale: number) => Uint8Array;

const PACKAGES = ["@resvg/resvg-js", "nanum-gothic-coding", "dejavu-fonts-ttf"];
const FONTS = [
  "nanum-gothic-coding/fonts/NanumGothicCoding-Regular.ttf",
  "nanum-gothic-coding/fonts/NanumGothicCoding-Bold.ttf",
  "dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf",
  "dejavu-fonts-ttf/ttf/DejaVuSansMono-Bold.ttf",
];

/** Loads resvg, which is native code, and finds the fonts; the system's own are never asked. Throws OutputUnavailable. */
export async function loadRasterizer(
  load: () => Promise<typeof import("@resvg/resvg-js")> = () => import("@resvg/resvg-js"),
  resolve: (path: string) => string = createRequire(import.meta.url).resolve,
): Promise<Rasterize> {
  try {
    const { Resvg } = await load();
    const font = { loadSystemFonts: false, fontFiles: FONTS.map(resolve) };
    return (svg, scale) =>
      new Resvg(svg, { font, fitTo: { mode: "zoom", value: scale }, logLevel: "off" }).render().asPng();
  } catch (error) {
    throw new OutputUnavailable("packages-missing", `npm install ${PACKAGES.join(" ")}`, { cause: error });
  }
}
