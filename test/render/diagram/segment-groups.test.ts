import { describe, expect, test } from "vitest";
import { type SegmentGroup, segmentGroups, singleGroups } from "../../../src/render/diagram/segment-groups.ts";
import { run } from "./sample-packets.ts";

function told(groups: SegmentGroup[]): string[] {
  return groups.map(({ kind, from, both, lost, first, last, packets }) =>
    [kind, both ? "both" : from, `${first.frame}-${last.lastFrame}`, `×${packets}`, lost ? "lost" : ""]
      .join(" ")
      .trim(),
  );
}

const OPEN = [run(1, 0, "server", "syn"), run(2, 0, "client", "syn-ack"), run(3, 0, "server", "ack")];

describe("closing", () => {
  test("FINs of both ends and what acknowledges them are one row", () => {
    const close = [
      run(8, 1, "server", "fin"),
      run(9, 1, "client", "ack"),
      run(11, 1, "client", "fin"),
      run(12, 1, "server", "ack"),
    ];
    const groups = segmentGroups([...OPEN, run(5, 1, "server", "data"), ...close]);
    expect(told(groups).slice(3)).toEqual(["data server 5-5 ×1", "fin both 8-12 ×4"]);
  });

  test("what the FIN carries ends the burst before it", () => {
    const runs = [run(5, 1, "server", "data"), run(8, 1, "server", "fin", { bytes: 20 }), run(9, 1, "client", "fin")];
    const groups = segmentGroups([...OPEN, ...runs]);
    expect(told(groups).slice(3)).toEqual(["data server 5-8 ×2", "fin both 8-9 ×2"]);
    expect(groups.slice(3).map(({ bytes }) => bytes)).toEqual([(runs[0]?.bytes ?? 0) + 20, 0]);
  });

  test("without a burst, or long after it, what the FIN carries is data of its own", () => {
    const alone = [run(8, 1, "server", "fin", { bytes: 20 }), run(9, 1, "client", "fin")];
    expect(told(segmentGroups(alone))).toEqual(["data server 8-8 ×1", "fin both 8-9 ×2"]);
    const late = [run(5, 1, "server", "data"), run(8, 3, "server", "fin", { bytes: 20 })];
    expect(told(segmentGroups(late))).toEqual(["data server 5-5 ×1", "data server 8-8 ×1", "fin server 8-8 ×1"]);
  });

  test("a half close, with data after the first FIN, is told as it went", () => {
    const runs = [run(8, 1, "client", "fin"), run(9, 1, "server", "data"), run(10, 2, "server", "fin")];
    expect(told(segmentGroups(runs))).toEqual(["fin client 8-8 ×1", "data server 9-9 ×1", "fin server 10-10 ×1"]);
  });

  test("the FIN of one end alone, sent again and again, is one row", () => {
    const runs = [run(8, 1, "client", "fin"), run(9, 2, "client", "fin"), run(10, 3, "client", "fin")];
    expect(told(segmentGroups(runs))).toEqual(["fin client 8-10 ×3"]);
  });
});

describe("SYNs", () => {
  test("of several, only the one that was answered is not lost", () => {
    const runs = [run(1, 0, "server", "syn"), run(2, 1, "server", "syn"), run(3, 1, "client", "syn-ack")];
    expect(told(singleGroups(runs))).toEqual(["syn server 1-1 ×1 lost", "syn server 2-2 ×1", "syn-ack client 3-3 ×1"]);
  });

  test("one whose SYN, ACK alone was not captured is not lost", () => {
    const all = [run(1, 0, "client", "syn"), run(3, 1, "server", "data")];
    expect(told(singleGroups(all.slice(0, 1), all))).toEqual(["syn client 1-1 ×1"]);
  });

  test("both ends opening at the same time lose none", () => {
    const runs = [
      run(1, 0, "server", "syn"),
      run(2, 0, "client", "syn"),
      run(3, 0, "server", "syn-ack"),
      run(4, 0, "client", "syn-ack"),
    ];
    expect(told(singleGroups(runs)).filter((text) => text.endsWith("lost"))).toEqual([]);
  });

  test("four are told one by one, five are not", () => {
    const syns = [1, 2, 3, 4, 5].map((frame) => run(frame, frame, "client", "syn"));
    expect(segmentGroups(syns.slice(0, 4))).toHaveLength(4);
    expect(told(segmentGroups(syns))).toEqual(["syn client 1-1 ×1 lost", "syn client 2-5 ×4 lost"]);
  });
});

describe("what is sent again", () => {
  const again = (frame: number) => run(frame, 1, "server", "data", { retransmission: true });

  test("is seen packet by packet while there are few", () => {
    expect(segmentGroups([1, 2, 3, 4].map(again))).toHaveLength(4);
  });

  test("is one row when there are many", () => {
    expect(told(segmentGroups([1, 2, 3, 4, 5, 6].map(again)))).toEqual(["data server 1-6 ×6"]);
  });
});

test("a connection in hundreds of pieces is its beginning, sums, and its end", () => {
  const pieces = Array.from({ length: 400 }, (_, index) =>
    run(10 + index, 1 + index / 10, index % 2 === 0 ? "client" : "server", "data"),
  );
  const runs = [...OPEN, ...pieces, run(900, 60, "server", "fin"), run(901, 60, "client", "fin")];
  expect(told(segmentGroups(runs))).toEqual([
    ...["syn server 1-1 ×1", "syn-ack client 2-2 ×1", "ack server 3-3 ×1"],
    ...["data client 10-408 ×200", "data server 11-409 ×200", "fin both 900-901 ×2"],
  ]);
});
