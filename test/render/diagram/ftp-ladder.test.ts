import { describe, expect, test } from "vitest";
import type { DataConnection } from "../../../src/report/connection.ts";
import type { Announcement, FtpSession } from "../../../src/report/report.ts";
import { dataConnection, exchange, sent, session, transfer, transferAt } from "../sample-ftp.ts";
import { arrowsOf, diagramsOf, drawnLadder, ladderBlocks, reportWith, saidBy, sentencesOf } from "./draw-ladder.ts";
import { activeSession, said } from "./mock-up-session.ts";
import { packetsOf, run } from "./sample-packets.ts";

function announcement(frame: number, changes: Partial<Announcement> = {}): Announcement {
  return {
    ...{ capture: 0, frame, method: "PASV", ip: "192.168.0.20", port: 30_000, listener: "server" },
    ...{ transfer: null, attempts: [] },
    ...changes,
  };
}

function rowsOf(one: FtpSession, view = {}, options = {}): string[] {
  return saidBy(diagramsOf(ladderBlocks(reportWith(one), view, options))[0]);
}

describe("the homework's active session", () => {
  test("is drawn as the mock-up is", () => {
    expect(drawnLadder(reportWith(activeSession()))).toMatchInlineSnapshot(`
      "                   Client 192.168.0.10                 Server 192.168.0.20
                         ┌────────┴────────┐                 ┌────────┴────────┐
        frame    sec  :51742            :50021              :20               :21
                      control            data              data             control
      ━━ 1 CONNECT ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
          1–3  0.000     ├── TCP handshake: SYN, SYN-ACK, ACK ────────────────►│
            4  0.004     │◄── 220 (vsFTPd 3.0.5) ──────────────────────────────┤
      ━━ 2 LOGIN ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
            6  2.118     ├── USER student ────────────────────────────────────►│
            8  2.119     │◄── 331 Please specify the password. ────────────────┤
           10  4.402     ├── PASS ******** ───────────────────────────────────►│
           12  4.431     │◄── 230 Login successful. ───────────────────────────┤
      ━━ 3 TRANSFER — active ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
           22  9.870     ├── PORT 192,168,0,10,195,101 ───────────────────────►│
                         │                 │ ← 195×256+101 = 50021, listens    │
           23  9.871     │◄── 200 PORT command successful. ────────────────────┤
           25  9.871     ├── RETR report.hwp ─────────────────────────────────►│
           26  9.872     │                 │◄── SYN ─────────┤ ★ server opens  │
           27  9.872     │                 ├── SYN, ACK ────►│                 │
           28  9.873     │                 │◄── ACK ─────────┤                 │
           29  9.873     │◄── 150 Opening BINARY mode data connection. ────────┤
       30–647  9.873     │                 │◄ 412 seg 596kB ═╡ 0.068 s, 8.8MB/s│
      648–651  9.941     │                 │◄ FIN both ways ►│                 │
          652  9.942     │◄── 226 Transfer complete. ──────────────────────────┤
      ━━ 4 QUIT ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
          655  14.20     ├── QUIT ────────────────────────────────────────────►│
          656  14.20     │◄── 221 Goodbye. ────────────────────────────────────┤
      657–660  14.20     │◄── FIN both ways ──────────────────────────────────►│

      ACTIVE: server:20 sent SYN (26) to client:50021, the port from PORT (22)."
    `);
  });

  test("in Korean", () => {
    expect(drawnLadder(reportWith(activeSession()), {}, { language: "ko" })).toMatchInlineSnapshot(`
      "                 클라이언트 192.168.0.10                서버 192.168.0.20
                         ┌────────┴────────┐                 ┌────────┴────────┐
       프레임     초  :51742            :50021              :20               :21
                       제어             데이터            데이터             제어
      ━━ 1 연결 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
          1–3  0.000     ├── TCP 연결: SYN, SYN-ACK, ACK ─────────────────────►│
            4  0.004     │◄── 220 (vsFTPd 3.0.5) ──────────────────────────────┤
      ━━ 2 로그인 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
            6  2.118     ├── USER student ────────────────────────────────────►│
            8  2.119     │◄── 331 Please specify the password. ────────────────┤
           10  4.402     ├── PASS ******** ───────────────────────────────────►│
           12  4.431     │◄── 230 Login successful. ───────────────────────────┤
      ━━ 3 데이터 전송 — 능동(active) ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
           22  9.870     ├── PORT 192,168,0,10,195,101 ───────────────────────►│
                         │                 │ ← 195×256+101 = 50021번 대기      │
           23  9.871     │◄── 200 PORT command successful. ────────────────────┤
           25  9.871     ├── RETR report.hwp ─────────────────────────────────►│
           26  9.872     │                 │◄── SYN ─────────┤ ★ 서버가 연결   │
           27  9.872     │                 ├── SYN, ACK ────►│                 │
           28  9.873     │                 │◄── ACK ─────────┤                 │
           29  9.873     │◄── 150 Opening BINARY mode data connection. ────────┤
       30–647  9.873     │                 │◄═ 412개 596 kB ═╡ 0.068초, 8.8MB/s│
      648–651  9.941     │                 │◄── FIN 양쪽 ───►│                 │
          652  9.942     │◄── 226 Transfer complete. ──────────────────────────┤
      ━━ 4 종료 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
          655  14.20     ├── QUIT ────────────────────────────────────────────►│
          656  14.20     │◄── 221 Goodbye. ────────────────────────────────────┤
      657–660  14.20     │◄── FIN 양쪽 ───────────────────────────────────────►│

      능동: 서버 20번이 26번 프레임에서 클라이언트 50021번으로 SYN을 보냈고, 이 번호는
      22번 프레임의 PORT가 알린 번호입니다."
    `);
  });

  test("in ASCII alone has no other sign", () => {
    expect(drawnLadder(reportWith(activeSession()), {}, { ascii: true })).toMatch(/^[\n -~]*$/);
  });

  test("is drawn from the other facts where nobody kept packets", () => {
    const [first] = activeSession().transfers;
    const bare = first?.connection == null ? null : { ...first.connection, packets: null };
    const drawn = drawnLadder(
      reportWith(activeSession({ packets: null, transfers: [transfer(1, { connection: bare })] })),
    );
    expect(drawn).toContain("├── TCP handshake: SYN, SYN-ACK, ACK ────────────────►│");
    expect(drawn).toMatch(/^ +26 {2}9\.872 +│ +│◄── SYN ─+┤ ★ server opens +│$/m);
    expect(drawn).toMatch(/^ *28–651 +│ +│◄══ 596 kB ═+╡ +│$/m);
    expect(drawn).toMatch(/^ +660 {2}14\.20 +│◄── FIN both ways ─+►│$/m);
  });

  test("narrowed to its transfer, has nothing else", () => {
    const rows = rowsOf(activeSession(), { transfer: 1 });
    expect(rows[0]).toBe("1 TRANSFER — active");
    expect(rows).toHaveLength(12);
    expect(rows.join()).not.toMatch(/USER|QUIT|handshake/);
  });

  test("with every packet a row, lists each", () => {
    const rows = rowsOf(activeSession(), { everyPacket: true });
    expect(rows.filter((row) => row === "FIN")).toHaveLength(4);
    expect(rows.filter((row) => row === "ACK")).toHaveLength(6);
  });

  test("with layers, tells what each packet's headers say", () => {
    const rows = rowsOf(activeSession(), { layers: true });
    expect(rows.slice(1, 5)).toEqual([
      "SYN",
      "MAC 02:00:00:00:00:0a → 02:00:00:00:00:14",
      "IP 192.168.0.10 → 192.168.0.20, TCP 51742 → 21 [SYN]",
      "seq 1 (ISN 1001), window 502",
    ]);
  });

  test("has details for whoever points at an arrow", () => {
    const arrows = arrowsOf(diagramsOf(ladderBlocks(reportWith(activeSession())))[0]);
    const port = arrows.find(({ label }) => label[0].startsWith("PORT"));
    expect(port?.label).toEqual(["PORT 192,168,0,10,195,101", "PORT …,195,101"]);
    expect(port?.details).toEqual([
      { name: "Frame", value: "22" },
      { name: "Time", value: "2026-11-20 10:31:13 KST" },
      { name: "From", value: "192.168.0.10:51742 (02:00:00:00:00:0a)" },
      { name: "To", value: "192.168.0.20:21 (02:00:00:00:00:14)" },
      { name: "Text", value: "PORT 192,168,0,10,195,101" },
      { name: "Meaning", value: expect.stringContaining("active mode") },
    ]);
  });
});

describe("lifelines", () => {
  const panelOf = (one: FtpSession) => diagramsOf(ladderBlocks(reportWith(one)))[0]?.panels[0];

  test("data lines are in use from the announcement to the end of the connection", () => {
    const diagram = diagramsOf(ladderBlocks(reportWith(activeSession())))[0];
    const rows = saidBy(diagram);
    const [, clientData, serverData] = diagram?.panels[0].lifelines ?? [];
    const fin = rows.indexOf("FIN both ways");
    expect(clientData?.spans).toEqual([{ first: rows.indexOf("← 195×256+101 = 50021, listens"), last: fin }]);
    expect(serverData?.spans).toEqual([{ first: rows.indexOf("SYN"), last: fin }]);
  });

  test("there are none for data where there was none", () => {
    const panel = panelOf(session(1, { exchanges: [exchange(6, "QUIT", null, [[8, 221, "Bye."]])] }));
    expect(panel?.lifelines.map(({ port }) => port)).toEqual([":51742", ":21"]);
  });

  test("a data end that is another host stands under its own", () => {
    const connection = dataConnection({ client: { ip: "10.0.0.9", port: 4_000 } });
    const panel = panelOf(session(1, { transfers: [transfer(1, { connection, announcementFrame: null })] }));
    expect(panel?.hosts.map(({ name }) => name[0])).toEqual([
      "Client 192.168.0.10",
      "Other 10.0.0.9",
      "Server 192.168.0.20",
    ]);
  });

  test("ports that change are named by each SYN, not above", () => {
    const [one, two] = [50_021, 50_022].map((port, index) =>
      transfer(index + 1, {
        frame: 25 + index * 700,
        connection: dataConnection({ client: { ip: "192.168.0.10", port }, synFrame: 26 + index * 700 }),
      }),
    );
    const one2 = session(1, { transfers: [one, two].flatMap((each) => each ?? []) });
    expect(panelOf(one2)?.lifelines.map(({ port }) => port)).toEqual([":51742", "", ":20", ":21"]);
    expect(rowsOf(one2)).toContain("SYN :20 → :50022");
  });
});

describe("what goes wrong", () => {
  const failed = (connection: DataConnection | null, changes: Partial<FtpSession> = {}) =>
    session(1, {
      exchanges: [
        said([20, 1, "PASV", null], [[21, 1.1, 227, "Entering Passive Mode (192,168,0,20,117,48)."]]),
        said([25, 2, "LIST", null], [[60, 9, 425, "Failed to establish connection."]]),
      ],
      announcements: [announcement(21, { transfer: 1 })],
      transfers: [
        transfer(1, {
          ...{ frame: 25, verb: "LIST", argument: null, direction: "listing", mode: "passive", method: "PASV" },
          ...{ announcementFrame: 21, outcome: "failed", replyCode: 425, connection },
        }),
      ],
      closed: "open",
      ...changes,
    });
  const passive = (changes: Partial<DataConnection>) =>
    dataConnection({
      ...{ opener: "client", synFrame: 30, synAckFrame: null, established: false },
      sent: { client: sent(7, 0), server: sent(changes.closed === "rst" ? 1 : 0, 0) },
      ...changes,
    });

  test("SYNs that nobody answers are crossed out, many of them as one row", () => {
    const syns = Array.from({ length: 7 }, (_, index) =>
      run(30 + index, 2 + index, "client", "syn", { retransmission: index > 0 }),
    );
    const connection = passive({ closed: "open", packets: packetsOf(syns) });
    const arrows = arrowsOf(diagramsOf(ladderBlocks(reportWith(failed(connection))))[0]);
    const lost = arrows.filter((arrow) => arrow.lost);
    expect(lost.map(({ label }) => label[0])).toEqual(["SYN", "SYN ×6"]);
    expect(lost.map(({ beside }) => beside?.[0])).toEqual(["★ client sends first SYN", "no answer"]);
    expect(sentencesOf(ladderBlocks(reportWith(failed(connection))))).toEqual([
      "PASSIVE, but never opened: client:51751 sent SYN 7 times (30-36) to server:30000, the port from 227 (21), and nothing came back. It failed: 425 (60).",
    ]);
  });

  test("a refusal", () => {
    const connection = passive({
      closed: "rst",
      packets: packetsOf([run(30, 2, "client", "syn"), run(31, 2, "server", "rst")]),
    });
    expect(arrowsOf(diagramsOf(ladderBlocks(reportWith(failed(connection))))[0]).at(-2)?.beside).toEqual(["refused"]);
    expect(sentencesOf(ladderBlocks(reportWith(failed(connection))))).toEqual([
      "PASSIVE, but refused: client:51751 sent SYN (30) to server:30000, the port from 227 (21), and got RST (31). It failed: 425 (60).",
    ]);
  });

  test("a port that nobody called", () => {
    expect(rowsOf(failed(null)).at(-1)).toBe("no SYN to :30000 →");
    expect(sentencesOf(ladderBlocks(reportWith(failed(null)), {}, { language: "ko" }))).toEqual([
      "수동, 그러나 열리지 않음: 서버 30000번으로 보낸 SYN이 캡처에 없고, 이 번호는 21번 프레임의 227이 알린 번호입니다. 전송은 425(프레임 60)로 실패했습니다.",
    ]);
  });

  test("an announcement that was called, and then never used", () => {
    const attempt = passive({ closed: "open", packets: packetsOf([run(30, 2, "client", "syn")]) });
    const blocks = ladderBlocks(
      reportWith(
        failed(null, { transfers: [], announcements: [announcement(21, { attempts: [attempt] })], exchanges: [] }),
      ),
    );
    expect(sentencesOf(blocks)).toEqual([
      "PASSIVE, but never opened: client:51751 sent SYN once (30) to server:30000, the port from 227 (21), and nothing came back.",
      "No transfer command followed.",
    ]);
  });

  test("an announced address that is not the one in use", () => {
    const one = failed(null, { announcements: [announcement(21, { transfer: 1, ip: "10.9.9.9" })] });
    expect(rowsOf(one)).toContain("says 10.9.9.9; the server is 192.168.0.20");
  });

  test("bytes that were not captured, and what was sent again", () => {
    const connection = dataConnection({
      packets: packetsOf([
        run(30, 1, "server", "data", { lastFrame: 60, packets: 9, bytes: 9_000 }),
        run(40, 1.1, "server", "data", { retransmission: true, bytes: 1_460 }),
        run(50, 1.2, "client", "zero-window"),
        run(61, 4.5, "server", "data", { bytes: 5 }),
      ]),
    });
    const one = session(1, { transfers: [transfer(1, { connection, missingBytes: 1_460 })], closed: "open" });
    expect(rowsOf(one).slice(2)).toEqual([
      "2 TRANSFER — active",
      "9 segments, 9.0 kB",
      "sent again, 1.5 kB",
      "window 0",
      "1 segment, 5 B",
      "1,460 B not captured",
    ]);
  });
});

describe("an encrypted session", () => {
  const one = session(1, {
    security: "explicit-tls",
    secureFromFrame: 10,
    exchanges: [said([6, 1, "AUTH", "TLS"], [[8, 1.1, 234, "Go on."]])],
    packets: packetsOf([
      run(6, 1, "client", "data"),
      run(8, 1.1, "server", "data"),
      run(10, 1.2, "client", "data", { bytes: 300 }),
      run(11, 1.3, "server", "data", { packets: 2, bytes: 1_400 }),
      run(12, 1.4, "client", "data", { bytes: 50 }),
      run(20, 1.9, "server", "data", { bytes: 40 }),
    ]),
    transfers: [
      transfer(1, {
        ...{ frame: null, verb: null, argument: null, path: null, method: "inferred", announcementFrame: null },
        connection: dataConnection({ firstFrame: 15, packets: packetsOf([run(15, 1.5, "server", "syn")]) }),
      }),
    ],
    closed: "open",
  });

  test("is told in packets of either direction, parted by what can be read", () => {
    expect(rowsOf(one)).toEqual([
      "1 TLS",
      "AUTH TLS",
      "234 Go on.",
      "encrypted, 2 packets, 350 B",
      "encrypted, 2 packets, 1.4 kB",
      "2 TRANSFER — active",
      "SYN",
      "encrypted, 1 packet, 40 B",
    ]);
  });

  test("says that the port is encrypted", () => {
    expect(sentencesOf(ladderBlocks(reportWith(one)))).toEqual([
      "ACTIVE: server:20 sent SYN (26) to client:50021; what named the port is encrypted.",
    ]);
  });
});

describe("much of the same", () => {
  const many = session(1, {
    lastFrame: 300_000,
    transfers: Array.from({ length: 200 }, (_, index) =>
      transferAt(index + 1, 100 + index * 1_000, { mode: "passive", method: "PASV", announcementFrame: null }),
    ),
    exchanges: Array.from({ length: 200 }, (_, index) =>
      exchange(100 + index * 1_000, "RETR", "보고서.hwp", [[690 + index * 1_000, 226, "Done."]]),
    ),
  });

  test("200 transfers are two, a number, and the last", () => {
    const rows = rowsOf(many);
    expect(rows.filter((row) => row.includes("TRANSFER"))).toEqual([
      "2 TRANSFER #1 — passive: RETR 보고서.hwp",
      "3 TRANSFER #2 — passive: RETR 보고서.hwp",
      "4 TRANSFER #200 — passive: RETR 보고서.hwp",
    ]);
    expect(rows).toContain(
      "197 more transfers like these (RETR, passive, completed): frames 2100–198690, 117 MB; --all or --transfer N draws them",
    );
    expect(sentencesOf(ladderBlocks(reportWith(many)))[0]).toMatch(/Transfers 2-200 went the same way\.$/);
  });

  test("all of them are drawn for --all", () => {
    expect(rowsOf(many, {}, { all: true }).filter((row) => row.includes("TRANSFER"))).toHaveLength(200);
  });

  test("a thousand NOOPs are two, a number, and the last", () => {
    const noops = Array.from({ length: 1_000 }, (_, index) =>
      exchange(10 + index * 2, "NOOP", null, [[11 + index * 2, 200, "ok"]]),
    );
    const rows = rowsOf(session(1, { exchanges: noops, closed: "open" }));
    expect(rows.slice(2)).toEqual([
      ...["2 COMMANDS", "NOOP", "200 ok", "NOOP", "200 ok"],
      ...["997 more NOOP commands: frames 14–2007; --all draws them", "NOOP", "200 ok"],
    ]);
  });

  test("of nine sessions, eight are drawn", () => {
    const sessions = Array.from({ length: 9 }, (_, index) => session(index + 1));
    const blocks = ladderBlocks(reportWith(...sessions));
    expect(diagramsOf(blocks)).toHaveLength(8);
    expect(sentencesOf(blocks).at(-1)).toBe(
      "1 more session is not drawn; --session N draws one of them, --all all of them",
    );
    expect(diagramsOf(ladderBlocks(reportWith(...sessions), { session: 9 }))[0]?.title).toBe(
      "Session 9: 192.168.0.10 → 192.168.0.20:21",
    );
  });
});

test("replies of many lines tell how many", () => {
  const text = "Features:\n UTF8\n SIZE\nEnd";
  const arrows = arrowsOf(
    diagramsOf(ladderBlocks(reportWith(session(1, { exchanges: [exchange(6, "FEAT", null, [[9, 211, text]])] }))))[0],
  );
  expect(arrows.map(({ label }) => label)).toContainEqual(["211 Features: (4 lines)", "211 (4 lines)"]);
});

test("no sessions, no blocks", () => {
  expect(ladderBlocks(reportWith())).toEqual([]);
  expect(ladderBlocks(reportWith(activeSession()), { transfer: 99 })).toEqual([]);
});
