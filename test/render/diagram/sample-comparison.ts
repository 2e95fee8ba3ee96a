import type { Arrow, Label, Panel, Picture, Row } from "../../../src/render/diagram/diagram.ts";
import type { Language } from "../../../src/render/locale/language.ts";
import { arrow, lifeline, picture } from "./sample-parts.ts";

const COMPARE_WORDS = {
  en: {
    titles: ["ACTIVE  active.pcap", "PASSIVE  passive.pcap"],
    step: "step",
    hosts: ["Client", "Server"],
    steps: ["1 control", "2 login", "3 port", "4 command", "5 data SYN", "6 transfer", "7 done"],
    file: "report.hwp",
    verdict:
      "= same   ≠ differs   ★ opens the data connection. Three differences: who names the port, who sends the SYN, which server port (20 / 30000). Order: active RETR (25) then SYN (26); passive SYN (24) then RETR (27).",
  },
  ko: {
    titles: ["능동(active)  active.pcap", "수동(passive)  passive.pcap"],
    step: "단계",
    hosts: ["클라이언트", "서버"],
    steps: ["1 제어 연결", "2 로그인", "3 포트 교환", "4 명령", "5 데이터 SYN", "6 전송", "7 완료"],
    file: "보고서.hwp",
    verdict:
      "= 같음   ≠ 다름   ★ 데이터 연결을 연 쪽 — 다른 점 3가지: 포트를 누가 알리나, 누가 SYN을 보내나, 서버 포트 번호(20 / 30000). 순서: 능동은 RETR(25) → SYN(26), 수동은 SYN(24) → RETR(27).",
  },
} as const;

/** Active against passive, step by step. */
export function comparison(language: Language = "en"): Picture {
  const words = COMPARE_WORDS[language];
  const [control, login, port, command, open, transfer, done] = words.steps;
  const side = (client: string, data: string, serverData: string, activeSide: boolean) => {
    const to = (label: string | Label) => arrow(0, 3, label, { ports: { from: client, to: ":21" } });
    const from = (label: string | Label) => arrow(3, 0, label, { ports: { from: ":21", to: client } });
    const toServer = (label: string | Label, more: Partial<Arrow> = {}) =>
      arrow(1, 2, label, { tone: "data", ports: { from: data, to: serverData }, ...more });
    const toClient = (label: string | Label, more: Partial<Arrow> = {}) =>
      arrow(2, 1, label, { tone: "data", ports: { from: serverData, to: data }, ...more });
    const [opening, answering] = activeSide ? [toClient, toServer] : [toServer, toClient];
    const frame = (number: number): string => `${number + (activeSide ? 0 : 1)}  `;
    return [
      to([`${frame(1)}SYN`, "SYN"]),
      to([`${frame(6)}USER/PASS → 230`, "USER/PASS → 230"]),
      activeSide ? to([`${frame(22)}PORT …,195,101`, "PORT …,195,101"]) : to([`${frame(22)}PASV`, "PASV"]),
      activeSide ? from([`${frame(23)}200`, "200"]) : from([`${frame(23)}227 (…,117,48)`, "227 (…,117,48)"]),
      to([`${frame(25)}RETR ${words.file}`, `RETR ${words.file}`]),
      opening("SYN ★"),
      answering("SYN, ACK"),
      opening("ACK"),
      toClient("596 kB", { line: "double" }),
      from([`${frame(651)}226`, "226"]),
    ];
  };
  const left = side(":51742", ":50021", ":20", true);
  const right = side(":51750", ":51751", ":30000", false);
  const names = [control, login, port, "", command, open, "", "", transfer, done];
  const differs = [2, 3, 5, 6, 7];
  const rows = names.map((name, index): Row => {
    const cells = [left[index] ?? null, right[index] ?? null];
    return { kind: "step", gutter: [name], cells, marker: differs.includes(index) ? "different" : "same" };
  });
  const panel = (title: string, client: string, data: string, serverData: string): Panel => ({
    title,
    hosts: words.hosts.map((name) => ({ name: [name] })),
    lifelines: [
      lifeline(0, client, [""], 0, 9),
      lifeline(0, data, [""], 5, 8),
      lifeline(1, serverData, [""], 5, 8),
      lifeline(1, ":21", [""], 0, 9),
    ],
  });
  return picture(
    words.titles.join(" / "),
    {
      kind: "diagram",
      title: null,
      gutter: [{ title: words.step, align: "left" }],
      panels: [panel(words.titles[0], ":51742", ":50021", ":20"), panel(words.titles[1], ":51750", ":51751", ":30000")],
      rows,
    },
    { kind: "paragraph", text: words.verdict, tone: "plain" },
  );
}
