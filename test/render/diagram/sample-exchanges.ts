import type { Picture, Row } from "../../../src/render/diagram/diagram.ts";
import type { Language } from "../../../src/render/locale/language.ts";
import { arrow, FRAME_AND_TIME, lifeline, phase, picture, step } from "./sample-parts.ts";

const RELAY_WORDS = {
  en: {
    gutter: ["#", "sec"],
    hosts: ["Client", "Relay", "Server A", "Server B"],
    phases: ["D  Discover", "O  Offer", "R  Request", "A  Ack"],
    withdraws: "(B withdraws)",
    verdict:
      "xid 0x3903f326  DORA complete in 1.016 s: 10.1.0.57 from Server A, lease 3600 s (T1 1800, T2 3150). Offer 10.1.0.130 from Server B was not taken.",
  },
  ko: {
    gutter: ["#", "초"],
    hosts: ["클라이언트", "중계기", "서버 A", "서버 B"],
    phases: ["탐색 Discover", "제안 Offer", "요청 Request", "확인 Ack"],
    withdraws: "(B는 철회)",
    verdict:
      "xid 0x3903f326 — DORA 1.016초에 완료. 받은 주소 10.1.0.57 (서버 A), 임대 3600초, T1 1800초, T2 3150초. 서버 B의 제안 10.1.0.130은 선택되지 않음.",
  },
} as const;

/** DHCP through a relay with two servers; the client's DISCOVER is a broadcast. */
export function relayLadder(language: Language = "en"): Picture {
  const words = RELAY_WORDS[language];
  const [discover, offer, request, ack] = words.phases;
  const rows: Row[] = [
    phase(discover),
    step("1|0.000", arrow(0, 1, "DISCOVER bcast", { line: "dashed" })),
    step("2|0.001", arrow(1, 2, ["DISCOVER  giaddr=10.1.0.1", "DISCOVER"])),
    step("3|0.001", arrow(1, 3, ["DISCOVER  giaddr=10.1.0.1 hops=1", "DISCOVER giaddr=10.1.0.1 hops=1"])),
    phase(offer),
    step("4|0.004", arrow(2, 1, "OFFER 10.1.0.57")),
    step("5|0.004", arrow(1, 0, "OFFER 10.1.0.57")),
    step("6|0.006", arrow(3, 1, "OFFER 10.1.0.130")),
    step("7|0.006", arrow(1, 0, "OFFER 10.1.0.130")),
    phase(request),
    step("8|1.012", arrow(0, 1, "REQUEST 10.1.0.57", { line: "dashed" })),
    step("9|1.013", arrow(1, 2, ["REQUEST id=10.0.0.5", "REQUEST"])),
    step("10|1.013", arrow(1, 3, `REQUEST id=10.0.0.5 ${words.withdraws}`)),
    phase(ack),
    step("11|1.015", arrow(2, 1, "ACK 10.1.0.57")),
    step("12|1.016", arrow(1, 0, "ACK 10.1.0.57")),
  ];
  const addresses = ["…:00:0a", "10.1.0.1", "10.0.0.5", "10.0.0.6"];
  return picture(
    "DHCP",
    {
      kind: "diagram",
      title: null,
      gutter: words.gutter.map((title) => ({ title, align: "right" })),
      panels: [
        {
          title: null,
          hosts: words.hosts.map((name) => ({ name: [name] })),
          lifelines: addresses.map((address, host) => ({
            host,
            port: "",
            role: [address],
            tone: "control",
            spans: [{ first: 0, last: rows.length - 1 }],
          })),
        },
      ],
      rows,
    },
    { kind: "paragraph", text: words.verdict, tone: "plain" },
  );
}

/** A broadcast on a segment with two servers: it reaches both, passing the first. */
export function broadcastLadder(): Picture {
  const rows: Row[] = [
    step(
      "1|0.000",
      arrow(0, 2, ["DISCOVER broadcast", "DISCOVER bcast", "DISCOVER"], { line: "dashed", through: [1] }),
    ),
    step("2|0.001", arrow(1, 0, "OFFER 10.1.0.57")),
    step("3|0.002", arrow(2, 0, "OFFER 10.1.0.130", { line: "dashed", through: [1] })),
    step("4|0.003", arrow(0, 2, "REQUEST", { lost: true, beside: ["nobody answers"] })),
    step("5|0.004", arrow(1, 1, "ARP probe 169.254.7.8")),
  ];
  return picture("Broadcast", {
    kind: "diagram",
    title: null,
    gutter: FRAME_AND_TIME.en,
    panels: [
      {
        title: null,
        hosts: [{ name: ["Client"] }, { name: ["Server A"] }, { name: ["Server B"] }],
        lifelines: [0, 1, 2].map((host) => lifeline(host, "", [""], 0, 4)),
      },
    ],
    rows,
  });
}
