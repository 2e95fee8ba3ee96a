import { describe, expect, test } from "vitest";
import type { DhcpTransaction } from "../../../src/report/report.ts";
import {
  fromClient,
  fromServer,
  ladderOf,
  OTHER,
  option,
  paragraphsOf,
  relayed,
  reportOf,
  SERVER,
  toRelay,
  transaction,
} from "./dhcp-exchanges.ts";

const asks = (ip: string) => ({ options: [option(53, "REQUEST"), option(50, ip)] });
const uses = { ciaddr: "10.1.0.57" };
const LEASE = {
  ...{ ip: "10.1.0.57", subnetMask: null, routers: [], dns: [], domain: null },
  ...{ seconds: 600, t1Seconds: null, t2Seconds: null, server: SERVER },
};
const nak = (server: string, text: string | null) =>
  fromServer(2, "NAK", 0.1, server, {
    yiaddr: "0.0.0.0",
    options: [option(53, "NAK"), option(54, server), ...(text === null ? [] : [option(56, text)])],
  });

type Told = [
  name: string,
  messages: Parameters<typeof transaction>[0],
  changes: Partial<DhcpTransaction>,
  en: string,
  ko: string,
];

const CASES: Told[] = [
  [
    "rapid commit",
    [
      fromClient(1, "DISCOVER", 0),
      fromServer(2, "ACK", 0.1, SERVER, { options: [option(53, "ACK"), option(54, SERVER), option(80, true)] }),
    ],
    { lease: LEASE },
    "Rapid commit: the DISCOVER (frame 1) was answered with an ACK (frame 2) in 0.100 s: 10.1.0.57 from server 10.0.0.5, lease 600 s.",
    "빠른 확정(rapid commit): DISCOVER(프레임 1)에 0.100초 만에 ACK(프레임 2)가 왔습니다. 서버 10.0.0.5에서 10.1.0.57을 받았습니다. 임대 시간은 600초입니다.",
  ],
  [
    "a lease whose beginning was not captured",
    [fromClient(1, "REQUEST", 0, asks("10.1.0.57")), fromServer(2, "ACK", 0.1, SERVER)],
    { lease: LEASE },
    "Lease granted (frame 2): 10.1.0.57 from server 10.0.0.5, lease 600 s. Not in the capture: DISCOVER, OFFER.",
    "서버 10.0.0.5에서 10.1.0.57을 임대받았습니다(프레임 2). 임대 시간은 600초입니다. 캡처에 없는 메시지: DISCOVER, OFFER.",
  ],
  [
    "a reboot",
    [fromClient(1, "REQUEST", 0, asks("10.1.0.57")), fromServer(2, "ACK", 0.1, SERVER)],
    { kind: "reboot", lease: LEASE },
    "Reboot: the client asked for its old address (frame 1) and keeps it (frame 2): 10.1.0.57 from server 10.0.0.5, lease 600 s.",
    "재시작: 클라이언트가 쓰던 주소를 다시 요청했습니다(프레임 1). 서버 10.0.0.5에서 10.1.0.57을 그대로 받았습니다(프레임 2). 임대 시간은 600초입니다.",
  ],
  [
    "a reboot refused",
    [fromClient(1, "REQUEST", 0, asks("10.8.0.57")), nak(SERVER, "wrong network")],
    { kind: "reboot", outcome: "refused" },
    'Reboot: the client asked for 10.8.0.57 (frame 1), and server 10.0.0.5 refused with a NAK (frame 2): "wrong network".',
    '재시작: 클라이언트가 10.8.0.57을 요청했지만(프레임 1) 서버 10.0.0.5가 NAK로 거부했습니다(프레임 2): "wrong network".',
  ],
  [
    "a NAK of a server that was not asked",
    [fromClient(1, "REQUEST", 0, asks("10.1.0.57")), nak(OTHER, null), fromServer(3, "OFFER", 0.2, SERVER)],
    { outcome: "refused", chosenServer: SERVER },
    "New lease: the client asked for 10.1.0.57 (frame 1), and Server A refused with a NAK (frame 2). The client had asked Server B, not the one that refused.",
    "새 임대: 클라이언트가 10.1.0.57을 요청했지만(프레임 1) 서버 A가 NAK로 거부했습니다(프레임 2). 클라이언트가 요청을 보낸 곳은 거부한 서버가 아니라 서버 B입니다.",
  ],
  [
    "a renewal",
    [fromClient(1, "REQUEST", 0, uses), fromServer(2, "ACK", 0.1, SERVER)],
    { kind: "renew", lease: LEASE },
    "Renewal: 10.1.0.57 extended by server 10.0.0.5 in 0.100 s (frames 1, 2), lease 600 s.",
    "갱신: 서버 10.0.0.5가 10.1.0.57 임대를 0.100초 만에 연장했습니다(프레임 1, 2). 임대 시간은 600초입니다.",
  ],
  [
    "a rebinding",
    [fromClient(1, "REQUEST", 0, uses), fromServer(2, "ACK", 0.1, SERVER)],
    { kind: "rebind", lease: LEASE },
    "Rebinding: asked by broadcast, server 10.0.0.5 extended 10.1.0.57 in 0.100 s (frames 1, 2), lease 600 s.",
    "재바인딩: 브로드캐스트로 요청하자 서버 10.0.0.5가 10.1.0.57 임대를 0.100초 만에 연장했습니다(프레임 1, 2). 임대 시간은 600초입니다.",
  ],
  [
    "a rebinding of which the relay's copy alone was captured",
    [relayed(fromClient(1, "REQUEST", 0, uses), 2, SERVER), toRelay(fromServer(3, "ACK", 0.1, SERVER), 3)],
    { kind: "rebind", lease: LEASE },
    "Rebinding: server 10.0.0.5 extended 10.1.0.57 in 0.100 s (frames 2, 3), lease 600 s.",
    "재바인딩: 서버 10.0.0.5가 10.1.0.57 임대를 0.100초 만에 연장했습니다(프레임 2, 3). 임대 시간은 600초입니다.",
  ],
  [
    "an address that was not asked for",
    [fromClient(1, "REQUEST", 0, asks("10.1.0.99")), fromServer(2, "ACK", 0.1, SERVER)],
    { kind: "reboot", lease: { ...LEASE, seconds: 0xffffffff, t1Seconds: 0xffffffff } },
    "Lease granted (frame 2): 10.1.0.57 from server 10.0.0.5, lease unlimited. The client had asked for 10.1.0.99 (frame 1).",
    "서버 10.0.0.5에서 10.1.0.57을 임대받았습니다(프레임 2). 임대 시간은 무기한입니다. 클라이언트는 10.1.0.99를 요청했습니다(프레임 1).",
  ],
  [
    "a REQUEST whose offer was not captured",
    [fromClient(1, "REQUEST", 0, asks("10.1.0.57"))],
    { outcome: "no-answer", chosenServer: SERVER },
    "Neither offer nor answer of server 10.0.0.5 is in the capture, only 1 REQUEST (frame 1) for 10.1.0.57.",
    "10.1.0.57을 요청하는 REQUEST 1개(프레임 1)만 있고, 서버 10.0.0.5의 제안도 응답도 캡처에 없습니다.",
  ],
  [
    "a RELEASE that names another server than it was sent to",
    [
      fromClient(1, "RELEASE", 0, {
        ...uses,
        delivery: "unicast",
        destination: { ip: SERVER, port: 67, mac: null },
        options: [option(53, "RELEASE"), option(54, "192.0.0.0")],
      }),
    ],
    { kind: "release", outcome: "released" },
    "10.1.0.57 was given back to server 10.0.0.5 (frame 1). A RELEASE gets no answer.",
    "10.1.0.57을 서버 10.0.0.5에 반납했습니다(프레임 1). RELEASE에는 응답이 없습니다.",
  ],
  [
    "a rebinding in vain",
    [fromClient(1, "REQUEST", 0, uses), fromClient(2, "REQUEST", 4, uses)],
    { kind: "rebind", outcome: "no-answer", seconds: 4 },
    "Rebinding: 2 REQUESTs (frames 1, 2) in 4.000 s, and no answer in the capture.",
    "재바인딩: 4.000초 동안 REQUEST 2개(프레임 1, 2)를 보냈지만 응답이 캡처에 없습니다.",
  ],
  [
    "an offer that nobody took",
    [fromClient(1, "DISCOVER", 0), fromServer(2, "OFFER", 0.1, SERVER)],
    { outcome: "offered", offers: [{ frame: 2, server: SERVER, ip: "10.1.0.57", seconds: 0.1, chosen: false }] },
    "Offered only: 10.1.0.57 from server 10.0.0.5 (frame 2), and no REQUEST followed.",
    "제안만 있습니다. 서버 10.0.0.5가 10.1.0.57을 제안했지만(프레임 2) REQUEST가 뒤따르지 않았습니다.",
  ],
  [
    "a REQUEST without an answer",
    [fromServer(2, "OFFER", 0, SERVER), fromClient(3, "REQUEST", 1, asks("10.1.0.57"))],
    {
      outcome: "no-answer",
      chosenServer: SERVER,
      offers: [{ frame: 2, server: SERVER, ip: "10.1.0.57", seconds: 0, chosen: true }],
    },
    "No answer: server 10.0.0.5 stayed silent on 1 REQUEST (frame 3) for 10.1.0.57. It had offered 10.1.0.57 itself (frame 2).",
    "응답이 없습니다. 10.1.0.57을 요청하는 REQUEST 1개(프레임 3)에 서버 10.0.0.5가 답하지 않았습니다. 이 서버가 10.1.0.57을 직접 제안했습니다(프레임 2).",
  ],
  [
    "an INFORM",
    [fromClient(1, "INFORM", 0, uses), fromServer(2, "ACK", 0.1, SERVER, { yiaddr: "0.0.0.0" })],
    { kind: "inform", outcome: "informed" },
    "Server 10.0.0.5 told 10.1.0.57 its settings (frame 2), and leased no address.",
    "서버 10.0.0.5가 10.1.0.57에 설정을 알렸고(프레임 2), 주소는 임대하지 않았습니다.",
  ],
  [
    "a RELEASE",
    [fromClient(1, "RELEASE", 0, { ...uses, options: [option(54, SERVER)] })],
    { kind: "release", outcome: "released" },
    "10.1.0.57 was given back to server 10.0.0.5 (frame 1). A RELEASE gets no answer.",
    "10.1.0.57을 서버 10.0.0.5에 반납했습니다(프레임 1). RELEASE에는 응답이 없습니다.",
  ],
  [
    "a DECLINE",
    [fromClient(1, "DECLINE", 0, { options: [option(50, "10.1.0.57")] })],
    { kind: "decline", outcome: "declined" },
    "10.1.0.57 was turned down (frame 1): the client found it in use. A DECLINE gets no answer.",
    "10.1.0.57을 거절했습니다(프레임 1). 클라이언트가 이미 쓰이는 주소로 판단한 것입니다. DECLINE에는 응답이 없습니다.",
  ],
  [
    "BOOTP",
    [fromClient(1, "BOOTREQUEST", 0), fromServer(2, "BOOTREPLY", 0.1, SERVER, { options: [] })],
    { kind: "bootp", lease: { ...LEASE, seconds: null } },
    "BOOTP: 10.1.0.57 from server 10.0.0.5 in 0.100 s (frames 1, 2), without a lease time.",
    "BOOTP: 0.100초 만에 서버 10.0.0.5에서 10.1.0.57을 받았습니다(프레임 1, 2). 임대 시간은 없습니다.",
  ],
  [
    "an ACK alone",
    [fromServer(2, "ACK", 0, SERVER)],
    { kind: "unknown", outcome: "incomplete", lease: LEASE },
    "Only the server's side is in the capture (frame 2). The ACK (frame 2) grants 10.1.0.57 from server 10.0.0.5, lease 600 s.",
    "서버가 보낸 메시지만 캡처되었습니다(프레임 2). 서버 10.0.0.5에서 10.1.0.57을 ACK로 받았습니다(프레임 2). 임대 시간은 600초입니다.",
  ],
];

describe("what became of", () => {
  test.each(CASES)("%s", (_name, messages, changes, en, ko) => {
    const report = reportOf([transaction(messages, changes)]);
    expect(paragraphsOf(ladderOf(report))[0]).toBe(`xid 0x3903f326  ${en}`);
    expect(paragraphsOf(ladderOf(report, {}, { language: "ko" }))[0]).toBe(`xid 0x3903f326 — ${ko}`);
  });
});

test("every kind with every outcome is told, whatever was captured", () => {
  const kinds = [
    "init",
    "reboot",
    "renew",
    "rebind",
    "inform",
    "release",
    "decline",
    "leasequery",
    "bootp",
    "unknown",
  ] as const;
  const outcomes = [
    ...([
      "bound",
      "refused",
      "no-offer",
      "no-answer",
      "offered",
      "informed",
      "released",
      "declined",
      "incomplete",
    ] as const),
  ];
  const messages = [[], [fromClient(1, "REQUEST", 0)], [fromServer(2, "ACK", 0, SERVER)]];
  for (const kind of kinds) {
    for (const outcome of outcomes) {
      for (const some of messages) {
        const report = reportOf([transaction(some, { kind, outcome })]);
        for (const language of ["en", "ko"] as const) {
          const [verdict] = paragraphsOf(ladderOf(report, {}, { language }));
          expect(verdict, `${kind} ${outcome}`).toMatch(/^xid 0x3903f326 [ —] ?.*\S\.$/);
          expect(verdict).not.toMatch(/undefined|null|NaN/);
        }
      }
    }
  }
});
