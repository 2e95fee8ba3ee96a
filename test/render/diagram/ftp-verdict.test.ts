import { describe, expect, test } from "vitest";
import { verdicts } from "../../../src/render/diagram/ftp-verdict.ts";
import type { Language } from "../../../src/render/locale/language.ts";
import type { DataConnection } from "../../../src/report/connection.ts";
import type { FtpSession, Transfer } from "../../../src/report/report.ts";
import { dataConnection, exchange, sent, session, transfer } from "../sample-ftp.ts";
import { reportWith, sheetOf } from "./draw-ladder.ts";
import { packetsOf, run } from "./sample-packets.ts";

function told(one: FtpSession, language: Language = "en"): string {
  return verdicts(one, null, sheetOf(reportWith(one), { language })).join("\n");
}

const PORT = {
  ...({ capture: 0, frame: 22, method: "PORT", ip: "192.168.0.10", port: 50_021, listener: "client" } as const),
  ...{ transfer: 1, attempts: [] },
};
const RETR = exchange(25, "RETR", "a", [[60, 226, "Done"]]);

function active(connection: Partial<DataConnection> | null, changes: Partial<Transfer> = {}): FtpSession {
  const made = connection === null ? null : dataConnection(connection);
  const [code] = [changes.replyCode ?? 226];
  return session(1, {
    exchanges: [exchange(25, "RETR", "a", [[60, code, "Done"]]), exchange(70, "ABOR", null, [[71, 226, "ok"]])],
    announcements: [PORT],
    transfers: [transfer(1, { argument: "a", connection: made, ...changes })],
  });
}

const CASES: [name: string, session: FtpSession, en: string, ko: string][] = [
  [
    "an active transfer",
    active({}),
    "ACTIVE: server:20 sent SYN (26) to client:50021, the port from PORT (22).",
    "능동: 서버 20번이 26번 프레임에서 클라이언트 50021번으로 SYN을 보냈고, 이 번호는 22번 프레임의 PORT가 알린 번호입니다.",
  ],
  [
    "a server that does not send from 20",
    active({ server: { ip: "192.168.0.20", port: 41_234 } }),
    "ACTIVE: server:41234 sent SYN (26) to client:50021, the port from PORT (22). The server's data port is 41234, not 20.",
    "능동: 서버 41234번이 26번 프레임에서 클라이언트 50021번으로 SYN을 보냈고, 이 번호는 22번 프레임의 PORT가 알린 번호입니다. 서버의 데이터 포트는 20번이 아니라 41234번입니다.",
  ],
  [
    "a transfer that began before its capture",
    active({ opener: null, synFrame: null, synAckFrame: null }),
    "ACTIVE: the data connection client:50021 – server:20 was open before its first captured packet, so the capture does not show who opened it; PORT (22) named its port.",
    "능동: 데이터 연결 클라이언트 50021번 – 서버 20번은 캡처된 첫 패킷보다 먼저 열려 있어, 누가 열었는지 캡처로는 알 수 없습니다. 포트는 22번 프레임의 PORT가 알렸습니다.",
  ],
  [
    "one that was aborted",
    active({}, { outcome: "aborted", replyCode: 426 }),
    "ACTIVE: server:20 sent SYN (26) to client:50021, the port from PORT (22). It was aborted: ABOR (70), 426 (60).",
    "능동: 서버 20번이 26번 프레임에서 클라이언트 50021번으로 SYN을 보냈고, 이 번호는 22번 프레임의 PORT가 알린 번호입니다. 전송이 중단되었습니다 (ABOR 70, 426 (60)).",
  ],
  [
    "one without a final reply",
    active({}, { outcome: "unfinished", replyCode: null }),
    "ACTIVE: server:20 sent SYN (26) to client:50021, the port from PORT (22). The capture has no final reply to it.",
    "능동: 서버 20번이 26번 프레임에서 클라이언트 50021번으로 SYN을 보냈고, 이 번호는 22번 프레임의 PORT가 알린 번호입니다. 이 전송의 최종 응답은 캡처에 없습니다.",
  ],
  [
    "one that the server refused",
    active(null, { outcome: "failed", replyCode: 550 }),
    "No data connection: RETR (25) was refused with 550 (60).",
    "데이터 연결 없음: RETR(프레임 25)은 550(프레임 60)으로 거부되었습니다.",
  ],
  [
    "the default port",
    { ...active({}, { method: "default", announcementFrame: null }), announcements: [] },
    "ACTIVE: server:20 sent SYN (26) to client:50021, the default data port, for no port was named.",
    "능동: 서버 20번이 26번 프레임에서 클라이언트 50021번으로 SYN을 보냈고, 알린 포트가 없어 기본 데이터 포트를 썼습니다.",
  ],
  [
    "another host at the other end",
    active({ client: { ip: "10.0.0.9", port: 50_021 } }),
    "ACTIVE: server:20 sent SYN (26) to 10.0.0.9:50021, the port from PORT (22). PORT named the address 192.168.0.10, but the connection was with 10.0.0.9. The other end of the data was 10.0.0.9, a third host, as in FXP.",
    "능동: 서버 20번이 26번 프레임에서 10.0.0.9의 50021번으로 SYN을 보냈고, 이 번호는 22번 프레임의 PORT가 알린 번호입니다. PORT가 알린 주소는 192.168.0.10이지만 실제로 연결된 주소는 10.0.0.9입니다. 데이터를 주고받은 상대는 제3의 호스트 10.0.0.9입니다 (FXP와 같음).",
  ],
  [
    "one that was completed, and whose data connection nobody captured",
    active(null),
    "ACTIVE: the capture has no SYN to client:50021, the port from PORT (22). The transfer was completed, 226 (60), so its data connection was not captured.",
    "능동: 클라이언트 50021번으로 보낸 SYN이 캡처에 없고, 이 번호는 22번 프레임의 PORT가 알린 번호입니다. 226(프레임 60)으로 전송이 완료되었으므로, 데이터 연결은 있었으나 캡처되지 않았습니다.",
  ],
  [
    "one whose data connection the server could not open",
    active(null, { outcome: "failed", replyCode: 425 }),
    "ACTIVE, but never opened: the capture has no SYN to client:50021, the port from PORT (22). It failed: 425 (60).",
    "능동, 그러나 열리지 않음: 클라이언트 50021번으로 보낸 SYN이 캡처에 없고, 이 번호는 22번 프레임의 PORT가 알린 번호입니다. 전송은 425(프레임 60)로 실패했습니다.",
  ],
  [
    "one that failed on its way, and whose data connection nobody captured",
    active(null, { outcome: "failed", replyCode: 426 }),
    "ACTIVE: the capture has no SYN to client:50021, the port from PORT (22). It failed: 426 (60).",
    "능동: 클라이언트 50021번으로 보낸 SYN이 캡처에 없고, 이 번호는 22번 프레임의 PORT가 알린 번호입니다. 전송은 426(프레임 60)으로 실패했습니다.",
  ],
  [
    "an address that a reply named, and that is not the one in use",
    {
      ...active(
        { opener: "client", server: { ip: "192.168.0.20", port: 50_021 } },
        { mode: "passive", method: "PASV" },
      ),
      announcements: [{ ...PORT, method: "PASV", ip: "10.0.0.5", listener: "server" }],
    },
    "PASSIVE: client:51751 sent SYN (26) to server:50021, the port from 227 (22). 227 named the address 10.0.0.5, but the connection was with 192.168.0.20.",
    "수동: 클라이언트 51751번이 26번 프레임에서 서버 50021번으로 SYN을 보냈고, 이 번호는 22번 프레임의 227이 알린 번호입니다. 227이 알린 주소는 10.0.0.5이지만 실제로 연결된 주소는 192.168.0.20입니다.",
  ],
  [
    "bytes that were not captured",
    active({}, { missingBytes: 1_000 }),
    "ACTIVE: server:20 sent SYN (26) to client:50021, the port from PORT (22). Not captured: 1,000 B of the data.",
    "능동: 서버 20번이 26번 프레임에서 클라이언트 50021번으로 SYN을 보냈고, 이 번호는 22번 프레임의 PORT가 알린 번호입니다. 데이터 중 1,000 B는 캡처되지 않았습니다.",
  ],
  [
    "commands that are encrypted",
    session(1, { security: "explicit-tls" }),
    "The commands are encrypted, and the capture shows no data connection.",
    "명령이 암호화되어 있고, 캡처에 데이터 연결이 없습니다.",
  ],
  ...(["midstream", "open"] as const).map((part): (typeof CASES)[number] => [
    `a session that is not whole: ${part}`,
    session(1, part === "open" ? { closed: "open" } : { opened: "midstream" }),
    "The capture shows no transfer command.",
    "캡처에 전송 명령이 없습니다.",
  ]),
  [
    "a SYN that was answered, and went no further",
    active({ established: false, closed: "open" }, { outcome: "failed", replyCode: 425 }),
    "ACTIVE, but only half open: server:20 sent SYN (26) to client:50021, the port from PORT (22), and got SYN, ACK (27), but no ACK followed. It failed: 425 (60).",
    "능동, 그러나 절반만 열림: 서버 20번이 클라이언트 50021번으로 SYN(프레임 26)을 보내 SYN, ACK(프레임 27)를 받았지만 ACK가 뒤따르지 않았고, 이 번호는 22번 프레임의 PORT가 알린 번호입니다. 전송은 425(프레임 60)로 실패했습니다.",
  ],
  [
    "a SYN that nobody answered, and a RST of the end that had sent it",
    active(
      {
        ...{ established: false, synAckFrame: null, closed: "rst" },
        sent: { client: sent(0, 0), server: sent(2, 0) },
      },
      { outcome: "failed", replyCode: 425 },
    ),
    "ACTIVE, but never opened: server:20 sent SYN once (26) to client:50021, the port from PORT (22), and nothing came back. It failed: 425 (60).",
    "능동, 그러나 열리지 않음: 서버 20번이 클라이언트 50021번으로 SYN을 1번(프레임 26) 보냈지만 아무 응답도 없었고, 이 번호는 22번 프레임의 PORT가 알린 번호입니다. 전송은 425(프레임 60)로 실패했습니다.",
  ],
  [
    "a refused data connection before the one that was used",
    {
      ...active({}),
      announcements: [
        {
          ...PORT,
          attempts: [
            dataConnection({
              ...{ established: false, synAckFrame: null, closed: "rst", synFrame: 23 },
              packets: packetsOf([run(23, 1, "server", "syn"), run(24, 1, "client", "rst")]),
            }),
          ],
        },
      ],
    },
    "ACTIVE, but refused: server:20 sent SYN (23) to client:50021, the port from PORT (22), and got RST (24).\nACTIVE: server:20 sent SYN (26) to client:50021, the port from PORT (22).",
    "능동, 그러나 거부됨: 서버 20번이 클라이언트 50021번으로 SYN(프레임 23)을 보냈지만 RST(프레임 24)로 거부되었고, 이 번호는 22번 프레임의 PORT가 알린 번호입니다.\n능동: 서버 20번이 26번 프레임에서 클라이언트 50021번으로 SYN을 보냈고, 이 번호는 22번 프레임의 PORT가 알린 번호입니다.",
  ],
  [
    "nothing asked for",
    session(1),
    "No transfer was asked for in this session.",
    "이 세션에서는 전송을 요청하지 않았습니다.",
  ],
  [
    "a refused login",
    session(1, { login: "refused" }),
    "The login was refused, and no transfer was asked for.",
    "로그인이 거부되었고 전송을 요청하지 않았습니다.",
  ],
  [
    "a PORT that was refused",
    session(1, {
      announcements: [{ ...PORT, transfer: null }],
      exchanges: [exchange(22, "PORT", "1,2,3,4,5,6", [[23, 500, "Illegal PORT command."]])],
    }),
    "The server refused PORT (22) with 500 (23).\nNo transfer command followed.",
    "서버가 PORT(프레임 22)를 500(프레임 23)으로 거부했습니다.\n전송 명령은 오지 않았습니다.",
  ],
];

describe("the verdict on", () => {
  test.each(CASES)("%s", (_, one, en, ko) => {
    expect(told(one)).toBe(en);
    expect(told(one, "ko")).toBe(ko);
  });
});

test("transfers of one kind are told once, of too many kinds as a number", () => {
  const transfers = Array.from({ length: 9 }, (_, index) =>
    transfer(index + 1, { announcementFrame: null, method: (["PORT", "EPRT", "LPRT"] as const)[index % 3] ?? null }),
  );
  const sentences = told(session(1, { exchanges: [RETR], transfers })).split("\n");
  expect(sentences).toHaveLength(3);
  expect(sentences[0]).toMatch(/^#1 ACTIVE: .* Transfers 4, 7 went the same way\.$/);
});

test("of many ports that nobody used, some are told, and the others as a number", () => {
  const announcements = Array.from({ length: 9 }, (_, index) => ({ ...PORT, frame: index + 1, transfer: null }));
  const sentences = told(session(1, { announcements })).split("\n");
  expect(sentences.slice(-2)).toEqual([
    "3 more ports were named, and no transfer used them.",
    "No transfer command followed.",
  ]);
  expect(told(session(1, { announcements: announcements.slice(0, 7) }))).toContain(
    "1 more port was named, and no transfer used it.",
  );
});
