import { plural } from "./measures.en.ts";

/** Words of pictures in files: the page around them, and what a viewer is told. */
export const picturesEn = {
  legend: {
    control: "control connection",
    data: "data connection",
    burst: "burst of data, folded",
    broadcast: "broadcast",
    lost: "lost or unanswered",
  },
  page: {
    hint: "Point at an arrow, tap it or move to it with the arrow keys to see its details; Escape closes them.",
    skip: "Skip to the list of steps",
  },
  steps: {
    all: (count: number): string => `All ${plural(count, "step", "steps")} as a list`,
    side: "Capture",
    between: "From → to",
    what: "What happens",
  },
  /** Why a picture cannot be made; `hint` is what to type. */
  unavailable: {
    "packages-missing": (hint: string): string => `PNG needs packages that are not installed: ${hint}`,
    "picture-too-large": (hint: string): string => `the picture is too tall for a PNG; narrow it, or take SVG: ${hint}`,
  },
};
