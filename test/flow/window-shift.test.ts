import { describe, expect, test } from "vitest";
import { TCP_ACK, TCP_SYN } from "../../src/decode/packet-view.ts";
import { u8 } from "../build/bytes.ts";
import { logged } from "./logged.ts";

describe("the windows' shift", () => {
  const scale = (shift: number): Uint8Array => u8(1, 3, 3, shift);
  const shifts = (a: Uint8Array | null, b: Uint8Array | null): (number | null)[] => {
    const { connection } = logged((tcp) => {
      if (a !== null) tcp.segment("a", { flags: TCP_SYN, acknowledgment: 0, options: a });
      if (b !== null) tcp.segment("b", { flags: TCP_SYN | TCP_ACK, options: b });
      tcp.alreadyOpen();
      tcp.send("a", "x");
    });
    return [connection.log?.windowShift(0) ?? null, connection.log?.windowShift(1) ?? null];
  };
  const none = new Uint8Array(0);

  test.each<[string, Uint8Array | null, Uint8Array | null, (number | null)[]]>([
    ["both offer one", scale(2), scale(10), [2, 10]],
    ["a shift of nothing", scale(0), scale(0), [0, 0]],
    ["more than 14 counts as 14", scale(200), scale(14), [14, 14]],
    ["the listener offers none", scale(7), none, [null, null]],
    ["the opener offers none", none, scale(7), [null, null]],
    ["only one was captured", null, scale(7), [null, 7]],
    ["neither was captured", null, null, [null, null]],
    ["behind other options", u8(2, 4, 5, 180, 4, 2, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 3, 9), scale(1), [9, 1]],
    ["behind the end of options", u8(0, 3, 3, 9), scale(1), [null, null]],
    ["an option of no length", u8(5, 0, 3, 3, 9, 0, 0, 0), scale(1), [null, null]],
    ["an option that runs past the header", u8(1, 1, 3, 9), scale(1), [null, null]],
  ])("%s", (_, a, b, expected) => {
    expect(shifts(a, b)).toEqual(expected);
  });

  test("a SYN that is sent again without it has offered it all the same", () => {
    const { connection } = logged((tcp) => {
      tcp.segment("a", { flags: TCP_SYN, acknowledgment: 0, options: scale(5) });
      tcp.segment("a", { flags: TCP_SYN, acknowledgment: 0 });
      tcp.segment("b", { flags: TCP_SYN | TCP_ACK, options: scale(6) });
    });
    expect([connection.log?.windowShift(0), connection.log?.windowShift(1)]).toEqual([5, 6]);
  });
});
