import { describe, expect, test } from "vitest";
import { TlsHandshakeWatch, type TlsProgress } from "../../../src/protocols/tls/handshake-watch.ts";
import { asBytes, concat, seededBytes, u8, u16 } from "../../build/bytes.ts";

type Said = readonly [end: "client" | "server", ...records: Uint8Array[]];

function record(type: number, contents: Uint8Array): Uint8Array {
  return concat(u8(type, 3, 3), u16(contents.length), contents);
}

/** A handshake message in one record of its own. */
function message(kind: number, length = 120): Uint8Array {
  return record(22, concat(u8(kind, 0), u16(length), seededBytes(length, kind)));
}

const HELLO = message(1);
const ANSWER = message(2);
const CHANGE_CIPHER_SPEC = record(20, u8(1));
/** A Finished of TLS 1.2: eight bytes of a counter, then what nobody can read. */
const FINISHED = record(22, concat(new Uint8Array(8), seededBytes(32, 9)));

function data(length = 53): Uint8Array {
  return record(23, seededBytes(length, length));
}

function alert(description: number, level = 2): Uint8Array {
  return record(21, u8(level, description));
}

/** Frames count from 1; the client is side 1. */
function watch(said: readonly Said[], cut = 0): TlsProgress {
  const tls = new TlsHandshakeWatch(1);
  for (const [index, [end, ...records]] of said.entries()) {
    const bytes = asBytes(concat(...records));
    const step = cut === 0 ? bytes.length : cut;
    for (let at = 0; at < bytes.length; at += step) {
      // What looks like a record needs five bytes, so the first piece always has them.
      const from = at === 0 ? 0 : Math.max(at, 5);
      const piece = bytes.subarray(from, Math.max(at + step, 5));
      if (piece.length > 0) tls.bytes(end === "client" ? 1 : 0, piece, index + 1, at === 0);
    }
  }
  return tls.progress;
}

const TLS_12: Said[] = [
  ["client", HELLO],
  ["server", ANSWER, message(11, 900), message(14, 0)],
  ["client", message(16), CHANGE_CIPHER_SPEC, FINISHED],
  ["server", CHANGE_CIPHER_SPEC, FINISHED],
];

const TLS_13: Said[] = [
  ["client", HELLO],
  ["server", ANSWER, CHANGE_CIPHER_SPEC, data(23), data(900), data()],
  ["client", CHANGE_CIPHER_SPEC, data()],
];

/** The server asks for another ClientHello first (RFC 8446 section 4.1.4). */
const RETRIED: Said[] = [
  ["client", HELLO],
  ["server", ANSWER, CHANGE_CIPHER_SPEC],
  ["client", CHANGE_CIPHER_SPEC, HELLO],
  ["server", ANSWER, data(23), data(900)],
];

describe("a handshake that is finished", () => {
  test.each<[string, Said[]]>([
    ["TLS 1.2", TLS_12],
    [
      "TLS 1.2, resumed",
      [
        ["client", HELLO],
        ["server", ANSWER, CHANGE_CIPHER_SPEC, FINISHED],
        ["client", CHANGE_CIPHER_SPEC, FINISHED],
      ],
    ],
    ["TLS 1.3", TLS_13],
    ["TLS 1.3, asked again", [...RETRIED, ["client", data(69)]]],
    ["an alert of a finished session", [...TLS_12, ["client", record(21, seededBytes(26, 3))]]],
    ["a warning on the way", [["client", HELLO], ["server", alert(112, 1), ANSWER], ...TLS_12.slice(2)]],
  ])("%s", (_name, said) => {
    for (const cut of [0, 1, 3, 7]) {
      expect(watch(said, cut)).toMatchObject({ established: true, alert: null, helloFrame: 1, answerFrame: 2 });
    }
  });
});

describe("a handshake that is not", () => {
  test.each<[string, Said[], TlsProgress["alert"]]>([
    ["nothing but a ClientHello", [["client", HELLO]], null],
    ["the server's half", TLS_12.slice(0, 2), null],
    ["the server's half, in TLS 1.3", TLS_13.slice(0, 2), null],
    ["a second ClientHello, and the server's half", RETRIED, null],
    ["early data is no answer", [["client", HELLO, data(200)]], null],
    [
      "the client refuses the certificate",
      [...TLS_12.slice(0, 2), ["client", alert(48)]],
      { side: 1, frame: 3, description: 48 },
    ],
    [
      "the server refuses the ClientHello",
      [
        ["client", HELLO],
        ["server", alert(40)],
      ],
      { side: 0, frame: 2, description: 40 },
    ],
    [
      "an alert that is encrypted",
      [...TLS_13.slice(0, 2), ["client", CHANGE_CIPHER_SPEC, data(19)]],
      { side: 1, frame: 3, description: null },
    ],
    [
      "an alert in clear behind ChangeCipherSpec",
      [...TLS_13.slice(0, 2), ["client", CHANGE_CIPHER_SPEC, alert(42)]],
      { side: 1, frame: 3, description: 42 },
    ],
  ])("%s", (_name, said, ended) => {
    for (const cut of [0, 1, 4]) expect(watch(said, cut)).toMatchObject({ established: false, alert: ended });
  });
});

describe("what the capture lacks", () => {
  test("the rest of a record is skipped where it was not captured", () => {
    const tls = new TlsHandshakeWatch(0);
    tls.bytes(0, HELLO, 1, true);
    tls.bytes(1, concat(ANSWER, CHANGE_CIPHER_SPEC, data(900).subarray(0, 30)), 2, true);
    tls.gap(1, 875);
    tls.bytes(1, data(40), 3, false);
    tls.bytes(0, data(), 4, true);
    expect(tls.progress).toMatchObject({ established: true, incomplete: true });
  });

  test("after a larger gap it goes on where a segment begins with a record", () => {
    const tls = new TlsHandshakeWatch(0);
    tls.bytes(0, HELLO, 1, true);
    tls.gap(1, 2_000);
    tls.bytes(1, seededBytes(40, 5), 2, false);
    tls.bytes(1, data(40), 3, true);
    tls.bytes(0, data(), 4, true);
    expect(tls.progress).toMatchObject({ established: true, incomplete: true, answerFrame: 3 });
  });
});
