import type { Tone } from "../diagram/diagram.ts";

/** Colours of one tone: what is written or drawn in it, and the tint behind its labels. */
export interface ToneColours {
  ink: string;
  tint: string;
}

/** A set of colours in which every ink is readable (WCAG 2.2 AA: 4.5 to 1) on the paper, on the band and on its tint. */
export interface Palette {
  paper: string;
  /** Behind the lifelines of one host. */
  lane: string;
  /** Behind the label of a phase, and a table's head. */
  band: string;
  /** Frames of tables, brackets. */
  edge: string;
  /** Lifelines, which no meaning hangs on. */
  lifeline: Readonly<Record<Tone, string>>;
  tones: Readonly<Record<Tone, ToneColours>>;
}

export const LIGHT: Palette = {
  paper: "#ffffff",
  lane: "#f6f8fb",
  band: "#e6ebf2",
  edge: "#c3ccd8",
  lifeline: {
    plain: "#aab4c2",
    heading: "#aab4c2",
    control: "#7fb2dc",
    data: "#7cc096",
    dim: "#c3ccd8",
    warning: "#dcb566",
    error: "#e59a92",
  },
  tones: {
    plain: { ink: "#1b2430", tint: "#f1f4f8" },
    heading: { ink: "#101828", tint: "#e6ebf2" },
    control: { ink: "#0a5a9c", tint: "#e7f1fb" },
    data: { ink: "#116b35", tint: "#e5f5ea" },
    dim: { ink: "#556072", tint: "#f1f4f8" },
    warning: { ink: "#8a5200", tint: "#fdf2d9" },
    error: { ink: "#b3211a", tint: "#fdebe9" },
  },
};

export const DARK: Palette = {
  paper: "#10151c",
  lane: "#161d27",
  band: "#243041",
  edge: "#3d4a5d",
  lifeline: {
    plain: "#566376",
    heading: "#566376",
    control: "#2f6da3",
    data: "#2f7f4d",
    dim: "#3d4a5d",
    warning: "#8f6a1e",
    error: "#99453d",
  },
  tones: {
    plain: { ink: "#e4e9f0", tint: "#1f2937" },
    heading: { ink: "#f5f8fc", tint: "#243041" },
    control: { ink: "#79bdff", tint: "#132a42" },
    data: { ink: "#72d493", tint: "#12301f" },
    dim: { ink: "#a3afc0", tint: "#1f2937" },
    warning: { ink: "#f2bd5f", tint: "#38290c" },
    error: { ink: "#ff978c", tint: "#431b18" },
  },
};

export const TONES = Object.keys(LIGHT.tones) as Tone[];
