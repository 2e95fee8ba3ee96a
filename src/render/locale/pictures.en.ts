/** Words of pictures in files: the page around them, and what a viewer is told. */
export const picturesEn = {
  legend: {
    control: "control connection",
    data: "data connection",
    burst: "burst of data, folded",
    broadcast: "broadcast",
    lost: "lost or unanswered",
  },
  /** Why a picture cannot be made; `hint` is what to type. */
  unavailable: {
    "packages-missing": (hint: string): string => `PNG needs packages that are not installed: ${hint}`,
    "picture-too-large": (hint: string): string => `the picture is too tall for a PNG; narrow it, or take SVG: ${hint}`,
  },
};
