/** What pictures made by hand are put together from. */
import type {
  Arrow,
  Block,
  Label,
  Lifeline,
  Note,
  PhaseRow,
  Picture,
  StepRow,
} from "../../../src/render/diagram/diagram.ts";

export const FRAME_AND_TIME = {
  en: [
    { title: "frame", align: "right" },
    { title: "sec", align: "right" },
  ],
  ko: [
    { title: "프레임", align: "right" },
    { title: "초", align: "right" },
  ],
} as const;

export function phase(...label: Label): PhaseRow {
  return { kind: "phase", label };
}

export function step(gutter: string, ...cells: (Arrow | Note | null)[]): StepRow {
  return { kind: "step", gutter: gutter.split("|"), cells, marker: null };
}

export function arrow(from: number, to: number, label: string | Label, more: Partial<Arrow> = {}): Arrow {
  return {
    kind: "arrow",
    from,
    to,
    through: [],
    line: "solid",
    heads: "to",
    lost: false,
    label: typeof label === "string" ? [label] : label,
    beside: null,
    ports: null,
    tone: "control",
    details: [{ name: "text", value: typeof label === "string" ? label : label[0] }],
    ...more,
  };
}

export function note(at: number, label: string | Label, more: Partial<Note> = {}): Note {
  return { kind: "note", at, label: typeof label === "string" ? [label] : label, tone: "dim", details: [], ...more };
}

export function lifeline(host: number, port: string, role: Label, first: number, last: number): Lifeline {
  const data = role[0] === "data" || role[0] === "데이터";
  return { host, port, role, tone: data ? "data" : "control", spans: first <= last ? [{ first, last }] : [] };
}

export function picture(title: string, ...blocks: Block[]): Picture {
  return { title, blocks };
}
