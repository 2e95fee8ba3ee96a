import type { Picture, Row } from "../../../src/render/diagram/diagram.ts";
import type { Language } from "../../../src/render/locale/language.ts";
import { arrow, FRAME_AND_TIME, lifeline, note, phase, picture, step } from "./sample-parts.ts";

const ACTIVE_WORDS = {
  en: {
    hosts: ["Client", "Server"],
    roles: ["control", "data"],
    phases: ["1 CONNECT", "2 LOGIN", "3 TRANSFER — active", "4 QUIT"],
    handshake: "TCP handshake: SYN, SYN-ACK, ACK",
    listens: "← 195×256+101 = 50021, listens",
    retrieve: "RETR report.hwp",
    opens: ["★ server sends first SYN", "★ server opens"],
    data: ["412 segments, 596 kB", "412 seg 596kB"],
    rate: ["0.068 s, 8.8 MB/s, 0 lost", "0.068 s, 8.8MB/s"],
    closes: "FIN both ways",
    verdict: "ACTIVE: server:20 sent SYN (26) to client:50021, the port from PORT (22).",
  },
  ko: {
    hosts: ["클라이언트", "서버"],
    roles: ["제어", "데이터"],
    phases: ["1 연결", "2 로그인", "3 데이터 전송 — 능동(active)", "4 종료"],
    handshake: "TCP 연결: SYN, SYN-ACK, ACK",
    listens: "← 195×256+101 = 50021번 대기",
    retrieve: "RETR 보고서.hwp",
    opens: ["★ 서버가 먼저 SYN을 보낸다", "★ 서버가 연다"],
    data: ["세그먼트 412개, 596 kB", "412개 596 kB"],
    rate: ["0.068 s, 8.8 MB/s, 손실 0", "0.068 s, 8.8MB/s"],
    closes: "FIN 양쪽",
    verdict:
      "판정: 능동 — 서버 20번이 26번 프레임에서 클라이언트 50021번으로 SYN을 보냈고, 이 번호는 22번 프레임의 PORT가 알린 번호와 같다.",
  },
} as const;

/** The active session of the usual example: four ports, one transfer, a verdict. */
export function activeLadder(language: Language = "en"): Picture {
  const words = ACTIVE_WORDS[language];
  const control = { ports: { from: ":51742", to: ":21" } };
  const back = { ports: { from: ":21", to: ":51742" } };
  const out = { ports: { from: ":50021", to: ":20" }, tone: "data" as const };
  const opened = { ports: { from: ":20", to: ":50021" }, tone: "data" as const };
  const [connect, login, transfer, quit] = words.phases;
  const rows: Row[] = [
    phase(connect),
    step("1–3|0.000", arrow(0, 3, words.handshake, control)),
    step("4|0.004", arrow(3, 0, "220 (vsFTPd 3.0.5)", back)),
    phase(login),
    step("6|2.118", arrow(0, 3, "USER student", control)),
    step("8|2.119", arrow(3, 0, "331 Please specify the password.", back)),
    step("10|4.402", arrow(0, 3, "PASS ********", control)),
    step("12|4.431", arrow(3, 0, "230 Login successful.", back)),
    phase(transfer),
    step("22|9.870", arrow(0, 3, ["PORT 192,168,0,10,195,101", "PORT …,195,101"], control)),
    step("|", note(1, words.listens)),
    step("23|9.871", arrow(3, 0, "200 PORT command successful.", back)),
    step("25|9.871", arrow(0, 3, words.retrieve, control)),
    step("26|9.872", arrow(2, 1, "SYN", { ...opened, beside: words.opens })),
    step("27|9.872", arrow(1, 2, "SYN, ACK", out)),
    step("28|9.873", arrow(2, 1, "ACK", opened)),
    step("29|9.873", arrow(3, 0, "150 Opening BINARY mode data connection.", back)),
    step("30–647|9.873", arrow(2, 1, words.data, { ...opened, line: "double", beside: words.rate })),
    step("648–651|9.941", arrow(2, 1, words.closes, { ...opened, heads: "both" })),
    step("652|9.942", arrow(3, 0, "226 Transfer complete.", back)),
    phase(quit),
    step("655|14.20", arrow(0, 3, "QUIT", control)),
    step("656|14.20", arrow(3, 0, "221 Goodbye.", back)),
    step("657–660|14.20", arrow(3, 0, words.closes, { ...back, heads: "both" })),
  ];
  const [client, server] = words.hosts;
  const [controlRole, dataRole] = words.roles;
  return picture(
    words.hosts.join(" "),
    {
      kind: "diagram",
      title: null,
      gutter: FRAME_AND_TIME[language],
      panels: [
        {
          title: null,
          hosts: [{ name: [`${client} 192.168.0.10`, client] }, { name: [`${server} 192.168.0.20`, server] }],
          lifelines: [
            lifeline(0, ":51742", [controlRole], 1, 23),
            lifeline(0, ":50021", [dataRole], 10, 18),
            lifeline(1, ":20", [dataRole], 13, 18),
            lifeline(1, ":21", [controlRole], 1, 23),
          ],
        },
      ],
      rows,
    },
    { kind: "paragraph", text: words.verdict, tone: "plain" },
  );
}

/** A passive session whose data connection never opens: SYNs that nobody answers, notes, layers and a table. */
export function passiveLadder(): Picture {
  const rows: Row[] = [
    phase("1 CONNECT"),
    step("1–3|0.000", arrow(0, 3, "TCP handshake: SYN, SYN-ACK, ACK")),
    step("4|0.004", arrow(3, 0, "220 FTP server ready")),
    phase("2 TRANSFER — passive"),
    step("20|5.000", arrow(0, 3, "PASV")),
    step("21|5.001", arrow(3, 0, "227 Entering Passive Mode (192,168,0,20,117,48).")),
    step("|", note(2, "← 117×256+48 = 30000, listens")),
    step("22|5.002", arrow(1, 2, "SYN", { tone: "data", lost: true, beside: ["★ client opens"] })),
    { kind: "text", text: "Ethernet 02:00:00:00:00:01 → 02:00:00:00:00:02", tone: "dim", panel: 0 },
    {
      kind: "text",
      text: "IPv6 2001:db8:0:1:2a0:c9ff:fe14:c8b1 → 2001:db8:0:2::20, hop limit 64, TCP 51751 → 30000 [SYN] seq 0 (2871640017), win 64240",
      tone: "dim",
      panel: 0,
    },
    step("25|6.002", arrow(1, 2, "SYN, sent again", { tone: "error", lost: true })),
    step(
      "",
      note(1, "Nobody answered: a firewall on the server's side lets no connection in to ports above 1023.", WARNED),
    ),
    step("31|21.00", arrow(3, 0, "425 Failed to establish connection.", { tone: "error" })),
  ];
  return picture(
    "Session 2: passive",
    {
      kind: "diagram",
      title: "Session 2, transfer 1: passive, failed",
      gutter: FRAME_AND_TIME.en,
      panels: [
        {
          title: null,
          hosts: [
            { name: ["Client 2001:db8:0:1:2a0:c9ff:fe14:c8b1", "Client …c9ff:fe14:c8b1", "Client"] },
            { name: ["Server 2001:db8:0:2::20", "Server"] },
          ],
          lifelines: [
            lifeline(0, ":51750", ["control"], 1, 12),
            lifeline(0, ":51751", ["data"], 7, 11),
            lifeline(1, ":30000", ["data"], 6, 11),
            lifeline(1, ":21", ["control"], 1, 12),
          ],
        },
      ],
      rows,
    },
    {
      kind: "table",
      title: "Control and data connection",
      columns: [
        { title: "", align: "left" },
        { title: "control", align: "left" },
        { title: "data", align: "left" },
      ],
      rows: [
        ["ports", "51750 → 21", "51751 → 30000"],
        ["opened by", "client (frame 1)", "client (frame 22), never answered"],
        ["carried", "3 commands, 4 replies", "nothing"],
      ],
    },
    {
      kind: "paragraph",
      text: "PASSIVE: client:51751 sent SYN (22) to server:30000; it was never answered.",
      tone: "error",
    },
  );
}

const WARNED = { tone: "warning" } as const;
