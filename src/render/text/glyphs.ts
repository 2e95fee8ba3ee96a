/** The few signs that screens are drawn with, each one cell wide. */
export interface Glyphs {
  download: string;
  upload: string;
  listing: string;
  succeeded: string;
  failed: string;
  warning: string;
  note: string;
  to: string;
  from: string;
  announces: string;
  times: string;
  range: string;
  ellipsis: string;
  absent: string;
  /** Between a heading and what it adds. */
  dash: string;
  /** Marks the side that opened a data connection. */
  opens: string;
  same: string;
  differs: string;
  box: BoxGlyphs;
  lines: LineGlyphs;
}

/** What ladders are drawn with. */
export interface LineGlyphs {
  lifeline: string;
  solid: ArrowGlyphs;
  double: ArrowGlyphs;
  dashed: ArrowGlyphs;
  headLeft: string;
  headRight: string;
  /** Where the head would be of an arrow that never arrived. */
  lost: string;
  /** The line of a phase. */
  rule: string;
  bracket: { left: string; right: string; line: string; middle: string };
}

/** The line of an arrow, how it leaves a lifeline to the right (`start`) or to the left (`end`), and how it crosses one. */
export interface ArrowGlyphs {
  line: string;
  start: string;
  end: string;
  crossing: string;
}

/** Corners, edges and crossings of a table. */
export interface BoxGlyphs {
  top: string;
  "top-mid": string;
  "top-left": string;
  "top-right": string;
  bottom: string;
  "bottom-mid": string;
  "bottom-left": string;
  "bottom-right": string;
  left: string;
  "left-mid": string;
  mid: string;
  "mid-mid": string;
  right: string;
  "right-mid": string;
  middle: string;
}

export const UNICODE_GLYPHS: Glyphs = {
  download: "↓",
  upload: "↑",
  listing: "≡",
  succeeded: "✓",
  failed: "✗",
  warning: "!",
  note: "·",
  to: "→",
  from: "←",
  announces: "⇒",
  times: "×",
  range: "–",
  ellipsis: "…",
  absent: "–",
  dash: "—",
  opens: "★",
  same: "=",
  differs: "≠",
  lines: {
    lifeline: "│",
    solid: { line: "─", start: "├", end: "┤", crossing: "┼" },
    double: { line: "═", start: "╞", end: "╡", crossing: "╪" },
    dashed: { line: "╌", start: "├", end: "┤", crossing: "┼" },
    headLeft: "◄",
    headRight: "►",
    lost: "✗",
    rule: "━",
    bracket: { left: "┌", right: "┐", line: "─", middle: "┴" },
  },
  box: {
    top: "─",
    "top-mid": "┬",
    "top-left": "┌",
    "top-right": "┐",
    bottom: "─",
    "bottom-mid": "┴",
    "bottom-left": "└",
    "bottom-right": "┘",
    left: "│",
    "left-mid": "├",
    mid: "─",
    "mid-mid": "┼",
    right: "│",
    "right-mid": "┤",
    middle: "│",
  },
};

/** For terminals without box drawing; arrows that need two characters become one. */
export const ASCII_GLYPHS: Glyphs = {
  download: "v",
  upload: "^",
  listing: "=",
  succeeded: "+",
  failed: "X",
  warning: "!",
  note: "-",
  to: ">",
  from: "<",
  announces: ">",
  times: "x",
  range: "-",
  ellipsis: "~",
  absent: "-",
  dash: "-",
  opens: "*",
  same: "=",
  differs: "#",
  lines: {
    lifeline: "|",
    solid: { line: "-", start: "+", end: "+", crossing: "+" },
    double: { line: "=", start: "+", end: "+", crossing: "+" },
    dashed: { line: ".", start: "+", end: "+", crossing: "+" },
    headLeft: "<",
    headRight: ">",
    lost: "X",
    rule: "=",
    bracket: { left: "+", right: "+", line: "-", middle: "+" },
  },
  box: {
    top: "-",
    "top-mid": "+",
    "top-left": "+",
    "top-right": "+",
    bottom: "-",
    "bottom-mid": "+",
    "bottom-left": "+",
    "bottom-right": "+",
    left: "|",
    "left-mid": "+",
    mid: "-",
    "mid-mid": "+",
    right: "|",
    "right-mid": "+",
    middle: "|",
  },
};
