/** Pictures made by hand: what the builders will say, for tests of the layout and of everything that draws. */
import type { Picture, Row } from "../../../src/render/diagram/diagram.ts";
import { comparison } from "./sample-comparison.ts";
import { broadcastLadder, relayLadder } from "./sample-exchanges.ts";
import { activeLadder, passiveLadder } from "./sample-ladders.ts";
import { arrow, FRAME_AND_TIME, lifeline, note, phase, picture, step } from "./sample-parts.ts";

export { activeLadder, broadcastLadder, comparison, passiveLadder, relayLadder };

/** Names and texts that come from whoever was captured: very long, wide, combining, and looking like markup. */
export function hostilePicture(): Picture {
  const long = "x".repeat(5_000);
  const hostile = [
    `<script>alert("1")</script> & 'quoted' ]]> --> ${"가".repeat(200)}`,
    `participant A as "B" | ; end %% #35; @enduml ${long}`,
    `${"e\u0301".repeat(40)}가나다 🇰🇷 👨‍👩‍👧 ｶﾞ नि`,
    "# * _ ` [link](javascript:x) |a|b|",
  ];
  const name = (index: number): string => hostile[index % hostile.length] ?? "";
  const rows: Row[] = [
    phase(name(0)),
    step(`123456789012345|999999.999`, arrow(0, 1, name(0), { beside: [name(2)] })),
    step("2|0.1", arrow(1, 0, name(1), { beside: [name(3)], line: "double" })),
    step("3|0.2", note(0, name(2))),
    step("4|0.2", note(1, name(1))),
    { kind: "text", text: name(1), tone: "warning", panel: 0 },
    step(`${long}|가`, arrow(0, 1, name(3), { ports: { from: `:${long}`, to: name(2) } })),
  ];
  return picture(
    name(0),
    {
      kind: "diagram",
      title: name(0),
      gutter: FRAME_AND_TIME.ko,
      panels: [
        {
          title: name(2),
          hosts: [{ name: [name(0)] }, { name: [name(1), name(2)] }],
          lifelines: [lifeline(0, name(3), [name(2)], 0, 6), lifeline(1, `:${long}`, [name(1)], 1, 6)],
        },
      ],
      rows,
    },
    { kind: "paragraph", text: name(1), tone: "error" },
    {
      kind: "table",
      title: name(1),
      columns: [
        { title: name(0), align: "left" },
        { title: "한글", align: "right" },
      ],
      rows: [
        [name(0), name(1)],
        [name(2), "가\n나"],
      ],
    },
  );
}

/** `count` commands and replies, with a data connection opened and closed for every third. */
export function longLadder(count = 300): Picture {
  const rows: Row[] = [];
  const spans: { first: number; last: number }[] = [];
  for (let index = 0; index < count; index++) {
    const gutter = `${index + 1}|${(index / 100).toFixed(3)}`;
    if (index % 30 === 0) rows.push(phase(`${index / 30 + 1} TRANSFER`));
    if (index % 3 === 2) {
      spans.push({ first: rows.length, last: rows.length });
      rows.push(step(gutter, arrow(2, 1, "1 segment, 512 B", { line: "double", tone: "data", beside: ["0.001 s"] })));
    } else
      rows.push(step(gutter, index % 3 === 0 ? arrow(0, 3, "RETR 보고서.hwp") : arrow(3, 0, "226 Transfer complete.")));
  }
  const whole = [{ first: 0, last: rows.length - 1 }];
  const roles = ["control", "data", "data", "control"];
  return picture("A long session", {
    kind: "diagram",
    title: null,
    gutter: FRAME_AND_TIME.en,
    panels: [
      {
        title: null,
        hosts: [{ name: ["Client"] }, { name: ["Server"] }],
        lifelines: roles.map((role, index) => ({
          host: index < 2 ? 0 : 1,
          port: role === "data" ? "" : `:${index}`,
          role: [role],
          tone: role === "data" ? "data" : "control",
          spans: role === "data" ? spans : whole,
        })),
      },
    ],
    rows,
  });
}

/** Every sample by its name, for tests that must hold for all. */
export const SAMPLE_PICTURES: Readonly<Record<string, () => Picture>> = {
  "active-en": () => activeLadder("en"),
  "active-ko": () => activeLadder("ko"),
  passive: passiveLadder,
  "comparison-en": () => comparison("en"),
  "comparison-ko": () => comparison("ko"),
  "relay-en": () => relayLadder("en"),
  "relay-ko": () => relayLadder("ko"),
  broadcast: broadcastLadder,
  hostile: hostilePicture,
  long: longLadder,
};
