import fc from "fast-check";
import type {
  Arrow,
  Diagram,
  Label,
  Note,
  Panel,
  Picture,
  Row,
  TableBlock,
  Tone,
} from "../../../src/render/diagram/diagram.ts";

/** Texts as captures and reports hold them: Hangul, marks on letters, emoji, halfwidth marks, long words, nothing. */
const piece = fc.constantFrom(
  "a",
  "SYN ",
  "가나다 ",
  "한",
  "보고서.hwp",
  "e\u0301",
  "🇰🇷",
  "👍",
  "ｶﾞ",
  "नि ",
  "日本",
  "… ",
  "x".repeat(30),
  "word ".repeat(12),
  "뷁".repeat(45),
);
const text = fc.oneof(
  { weight: 1, arbitrary: fc.constant("") },
  { weight: 9, arbitrary: fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join("")) },
);
const label: fc.Arbitrary<Label> = fc
  .array(text, { minLength: 1, maxLength: 3 })
  .map(([first = "", ...rest]): Label => [first, ...rest]);
const tone = fc.constantFrom<Tone[]>("plain", "heading", "control", "data", "dim", "warning", "error");
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 3 });
/** One index in ten points at no lifeline. */
const lifelineIndex = (count: number): fc.Arbitrary<number> =>
  fc.oneof({ weight: 9, arbitrary: fc.nat(count - 1) }, { weight: 1, arbitrary: fc.constantFrom(-1, count, 99) });

const arrow = (count: number): fc.Arbitrary<Arrow> =>
  fc.record({
    kind: fc.constant("arrow" as const),
    from: lifelineIndex(count),
    to: lifelineIndex(count),
    through: fc.array(lifelineIndex(count), { maxLength: 3 }),
    line: fc.constantFrom("solid", "double", "dashed"),
    heads: fc.constantFrom("to", "both"),
    lost: fc.boolean(),
    label,
    beside: orNull(label),
    ports: orNull(fc.record({ from: text, to: fc.constantFrom(":21", ":50021", "") })),
    tone,
    details: fc.constant([]),
  });

const note = (count: number): fc.Arbitrary<Note> =>
  fc.record({
    kind: fc.constant("note" as const),
    at: lifelineIndex(count),
    label,
    tone,
    details: fc.constant([]),
  });

const panel = (rows: number): fc.Arbitrary<Panel> =>
  fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }).chain((perHost) => {
    const hosts = perHost.flatMap((count, host) => Array.from({ length: count }, () => host)).slice(0, 8);
    const bound = fc.integer({ min: -1, max: rows });
    const span = fc.tuple(bound, bound).map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }));
    return fc.record({
      title: orNull(text),
      hosts: fc.tuple(...perHost.map(() => fc.record({ name: label }))),
      lifelines: fc.tuple(
        ...hosts.map((host) =>
          fc.record({
            host: fc.constant(host),
            port: text,
            role: label,
            tone,
            spans: fc.array(span, { maxLength: 4 }),
          }),
        ),
      ),
    });
  });

const row = (panels: readonly Panel[]): fc.Arbitrary<Row> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("phase" as const), label }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("text" as const), text, tone, panel: fc.nat(panels.length - 1) }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("step" as const),
        gutter: fc.array(text, { maxLength: 2 }),
        cells: fc.tuple(
          ...panels.map(({ lifelines }) => orNull(fc.oneof(arrow(lifelines.length), note(lifelines.length)))),
        ),
        marker: fc.constantFrom("same", "different", null),
      }),
    },
  );

const ROWS = 10;

const diagram: fc.Arbitrary<Diagram> = fc
  .oneof(
    panel(ROWS).map((one): Diagram["panels"] => [one]),
    fc.tuple(panel(ROWS), panel(ROWS)).map(([left, right]): Diagram["panels"] => [left, right]),
  )
  .chain((panels) =>
    fc.record({
      kind: fc.constant("diagram" as const),
      title: orNull(text),
      gutter: fc.array(fc.record({ title: text, align: fc.constantFrom("left", "right") }), { maxLength: 2 }),
      panels: fc.constant(panels),
      rows: fc.array(row(panels), { maxLength: ROWS }),
    }),
  );

const table: fc.Arbitrary<TableBlock> = fc.integer({ min: 1, max: 6 }).chain((columns) =>
  fc.record({
    kind: fc.constant("table" as const),
    title: orNull(text),
    columns: fc.array(fc.record({ title: text, align: fc.constantFrom("left", "right") }), {
      minLength: columns,
      maxLength: columns,
    }),
    rows: fc.array(fc.array(text, { maxLength: columns }), { maxLength: 4 }),
  }),
);

/** Any picture that a builder could make, and some that none should. */
export const arbitraryPicture: fc.Arbitrary<Picture> = fc.record({
  title: text,
  blocks: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: diagram },
      { weight: 1, arbitrary: table },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("paragraph" as const), text, tone }) },
    ),
    { minLength: 1, maxLength: 3 },
  ),
});
