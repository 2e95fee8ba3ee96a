import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { liveLines } from "../../../src/render/live/live-line.ts";
import { LANGUAGE_NAMES } from "../../../src/render/locale/language.ts";
import { cellWidth } from "../../../src/render/text/cells.ts";
import type { TextOptions } from "../../../src/render/text/sheet.ts";
import type { LiveEvent } from "../../../src/report/live-event.ts";
import { PLAIN } from "../draw.ts";
import { hostileText, poisoned } from "../hostile-text.ts";
import { bound, failedTransaction, renewal } from "../sample-dhcp.ts";
import { dataConnection } from "../sample-ftp.ts";
import { exchanged, login, refused, sessionEnded, transferred } from "./sample-events.ts";

function line(event: LiveEvent, options: Partial<TextOptions> = {}): string {
  return liveLines({ ...PLAIN, ...options })(event).replace(/\n$/, "");
}

const NO_FILE = { argument: "big.iso", path: "/big.iso", connection: null, bytes: null, seconds: null } as const;
const FAILED = transferred({ ...NO_FILE, outcome: "failed", replyCode: 550 });
const UPLOAD = { direction: "upload", verb: "STOR", mode: "passive", path: "/메모.txt", bytes: 412 } as const;
const BLOCKED = {
  ...NO_FILE,
  connection: dataConnection({ established: false }),
  outcome: "failed",
  replyCode: 425,
} as const;

const EVENTS: [name: string, event: LiveEvent, english: string, korean: string][] = [
  [
    "a login",
    login(),
    "10:31:08.431  ✓ #1 192.168.0.10 → 192.168.0.20  login student",
    "10:31:08.431  ✓ #1 192.168.0.10 → 192.168.0.20  student 로그인",
  ],
  [
    "a login that is refused, at a port of its own",
    login({ login: "refused", replyCode: 530, server: { ip: "fe80::1", port: 2121 }, user: null }),
    "10:31:08.431  ✗ #1 192.168.0.10 → [fe80::1]:2121  login refused (530)",
    "10:31:08.431  ✗ #1 192.168.0.10 → [fe80::1]:2121  로그인 거부됨 (530)",
  ],
  [
    "a download",
    transferred(),
    "10:31:13.942  ↓ #1 보고서.hwp  596,212 B  8.8 MB/s  active  226",
    "10:31:13.942  ↓ #1 보고서.hwp  596,212 B  8.8 MB/s  능동  226",
  ],
  [
    "an upload of some bytes",
    transferred(UPLOAD),
    "10:31:13.942  ↑ #1 메모.txt  412 B  passive  226",
    "10:31:13.942  ↑ #1 메모.txt  412 B  수동  226",
  ],
  [
    "a listing",
    transferred({ direction: "listing", verb: "LIST", argument: "/pub", path: "/pub", bytes: 1_204 }),
    "10:31:13.942  ≡ #1 LIST /pub  1,204 B  active  226",
    "10:31:13.942  ≡ #1 LIST /pub  1,204 B  능동  226",
  ],
  [
    "a file that is not there",
    FAILED,
    "10:31:13.942  ✗ #1 RETR big.iso  failed 550  File not found or no access",
    "10:31:13.942  ✗ #1 RETR big.iso  실패 550  파일이 없거나 접근 권한 없음",
  ],
  [
    "a data connection that did not come about",
    transferred(BLOCKED),
    "10:31:13.942  ✗ #1 RETR big.iso  failed 425  The data connection could not be o…",
    "10:31:13.942  ✗ #1 RETR big.iso  실패 425  데이터 연결을 열 수 없음",
  ],
  [
    "a session that is over",
    sessionEnded(),
    "10:31:18.200  · #1 192.168.0.10 → 192.168.0.20  session closed after 14.2 s",
    "10:31:18.200  · #1 192.168.0.10 → 192.168.0.20  세션 종료 (14.2초)",
  ],
  [
    "a session that was silent for too long",
    sessionEnded({ closed: "open" }),
    "10:31:18.200  · #1 192.168.0.10 → 192.168.0.20  session not closed (14.2 s)",
    "10:31:18.200  · #1 192.168.0.10 → 192.168.0.20  세션이 닫히지 않음 (14.2초)",
  ],
  [
    "a call that was refused",
    refused(),
    "10:31:04.002  ✗ 192.168.0.10 → 192.168.0.20:2121  connection refused",
    "10:31:04.002  ✗ 192.168.0.10 → 192.168.0.20:2121  연결 거부됨",
  ],
  [
    "a lease",
    exchanged(bound(1)),
    "10:31:05.026  ✓ DHCP #1 02:00:00:00:00:0a  got 10.1.0.57 (1 h) from 10.0.0.5",
    "10:31:05.026  ✓ DHCP #1 02:00:00:00:00:0a  10.1.0.57 임대 1시간, 서버 10.0.0.5",
  ],
  [
    "a lease that is renewed",
    exchanged(renewal(2)),
    "10:31:04.012  ✓ DHCP #2 02:00:00:00:00:0a  renewal: 10.1.0.57 (1 h)",
    "10:31:04.012  ✓ DHCP #2 02:00:00:00:00:0a  갱신: 10.1.0.57 임대 1시간",
  ],
  [
    "a client that nobody answers",
    exchanged(failedTransaction(3, "no-answer")),
    "10:31:05.026  ✗ DHCP #3 02:00:00:00:00:0b  new lease: no answer",
    "10:31:05.026  ✗ DHCP #3 02:00:00:00:00:0b  새 임대: 응답 없음",
  ],
  [
    "a lease that is given back",
    exchanged({ ...renewal(4), kind: "release", outcome: "released", lease: null }),
    "10:31:04.012  · DHCP #4 02:00:00:00:00:0a  released  10.1.0.57  from 10.0.0.5",
    "10:31:04.012  · DHCP #4 02:00:00:00:00:0a  반납됨  10.1.0.57  서버 10.0.0.5",
  ],
];

describe("the line of", () => {
  test.each(EVENTS)("%s", (_name, event, english, korean) => {
    expect(line(event)).toBe(english);
    expect(line(event, { language: "ko" })).toBe(korean);
  });
});

const ALL: LiveEvent[] = [
  ...EVENTS.map(([_name, event]) => event),
  transferred({ missingBytes: 1_460, restart: 5, argumentEncoding: "cp949", connection: null }),
  transferred({
    verb: null,
    argument: null,
    path: null,
    direction: null,
    mode: null,
    outcome: "unknown",
    replyCode: null,
  }),
  exchanged(failedTransaction(2, "no-answer")),
  exchanged(renewal(3)),
];

test("colour adds to the text and never replaces it", () => {
  for (const event of ALL) {
    const coloured = line(event, { width: 120, colourLevel: 1 });
    expect(coloured).toContain("\u001b[");
    expect(stripVTControlCharacters(coloured)).toBe(line(event, { width: 120 }));
  }
});

test("without box drawing, names alone are beyond ASCII", () => {
  for (const event of ALL) expect(line(event, { ascii: true }).replaceAll(/[가-힣]/g, "")).toMatch(/^[ -~]+$/);
});

test.each([40, 80, 200])("whatever was sent, a line is one line of at most %i cells", (width) => {
  fc.assert(
    fc.property(
      fc.array(hostileText, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(...LANGUAGE_NAMES),
      (texts, language) => {
        for (const event of ALL) {
          const hostile = line(poisoned(event, texts), { width, language });
          expect(cellWidth(hostile)).toBeLessThanOrEqual(width);
          expect(hostile).not.toMatch(/\p{C}/u);
        }
      },
    ),
    { numRuns: 60 },
  );
});
