import { describe, expect, test } from "vitest";
import { ftpConnectionsEn } from "../../../../src/render/locale/findings/ftp-connections.en.ts";
import { ftpConnectionsKo } from "../../../../src/render/locale/findings/ftp-connections.ko.ts";
import type { FtpConnectionFindings } from "../../../../src/report/finding-data/ftp-connections.ts";

const unopened = {
  method: "PORT" as const,
  verb: "LIST",
  from: "192.168.0.20",
  to: { ip: "192.168.0.10", port: 50_021 },
  replyCode: 425,
  times: 1,
};
const blocked = { ...unopened, syns: 4, seconds: 7, synAcks: 0 };
const call = {
  client: { ip: "192.168.0.10", port: 50_000 },
  server: { ip: "192.168.0.30", port: 21 },
  syns: 3,
  calls: 1,
  servers: 1,
};

describe("English", () => {
  const say = ftpConnectionsEn;

  test("blocked: who sent what where, for how long, and how it ended", () => {
    expect(say["ftp.active-blocked"](blocked)).toBe(
      "The server's 4 SYNs to 192.168.0.10:50021 (named by PORT) got no answer in 7.000 s, and LIST failed with 425.",
    );
    const silent = { ...blocked, method: "EPSV" as const, verb: null, replyCode: null, syns: 1, seconds: 0, times: 3 };
    expect(say["ftp.passive-blocked"](silent)).toBe(
      "The client's SYN to 192.168.0.10:50021 (named by 229) got no answer. This happened 3 times.",
    );
    expect(say["ftp.active-blocked"]({ ...blocked, synAcks: 5, replyCode: null })).toBe(
      "The server's 4 SYNs to 192.168.0.10:50021 (named by PORT) were answered in 7.000 s, but the server never acknowledged the 5 SYN-ACKs, and LIST was not carried out.",
    );
  });

  test("refused: by whom, as far as that is known", () => {
    const refused: FtpConnectionFindings["ftp.active-refused"] = { ...unopened, syns: 1, answer: "rst", icmp: null };
    expect(say["ftp.active-refused"](refused)).toContain("was refused by RST, and LIST failed with 425.");
    const icmp = { sender: "10.0.0.1", kind: "prohibited" };
    expect(say["ftp.active-refused"]({ ...refused, answer: "icmp", icmp })).toContain(
      "was refused by 10.0.0.1 with an ICMP error (administratively prohibited)",
    );
  });

  test("not opened: what the capture lacks, and whether it could have it", () => {
    const absent = { ...unopened, waitedSeconds: null, dataCaptured: false, serverMet: "refusal" as const };
    expect(say["ftp.active-not-opened"](absent)).toBe(
      "The capture has no SYN of the server to 192.168.0.10:50021 (named by PORT), and LIST failed with 425 (the reply speaks of a refused connection). It has no data connection of this mode at all, so it cannot show whether one was tried.",
    );
    const gaveUp = { ...absent, verb: null, replyCode: null, serverMet: null, dataCaptured: true, waitedSeconds: 12 };
    expect(say["ftp.passive-not-opened"](gaveUp)).toContain("; the client gave up after 12 s.");
  });

  test("the control connection", () => {
    expect(say["ftp.control-unanswered"](call)).toBe("192.168.0.30:21 did not answer 3 SYNs of 192.168.0.10.");
    expect(say["ftp.control-refused"]({ ...call, calls: 2, servers: 40, answer: "rst", sender: null })).toBe(
      "192.168.0.10 called 192.168.0.30:21 and 39 servers more 2 times and was refused (RST).",
    );
    expect(say["ftp.no-greeting"]({ ...call, how: "fin", seconds: 0.2, calls: 1 })).toBe(
      "192.168.0.30:21 accepted the control connection of 192.168.0.10 and closed it without a greeting.",
    );
    expect(say["ftp.no-greeting"]({ ...call, how: "silence", seconds: 12, calls: 2 })).toBe(
      "192.168.0.30:21 accepted the control connection of 192.168.0.10 and sent no greeting for 12 s (2 times).",
    );
  });
});

describe("Korean", () => {
  const say = ftpConnectionsKo;

  test("blocked, with the particles of what was named", () => {
    expect(say["ftp.active-blocked"](blocked)).toBe(
      "PORT가 알린 192.168.0.10:50021로 서버가 7.000초 동안 SYN을 4번 보냈지만 아무 응답도 받지 못했고, LIST는 425로 실패했습니다.",
    );
    expect(say["ftp.passive-blocked"]({ ...blocked, method: "PASV", verb: null, seconds: 0, synAcks: 2 })).toBe(
      "227이 알린 192.168.0.10:50021로 클라이언트가 SYN을 4번 보냈지만, 돌아온 SYN-ACK 2개에 클라이언트가 한 번도 확인 응답하지 않았습니다.",
    );
  });

  test("refused and not opened", () => {
    const icmp = { sender: "10.0.0.1", kind: "port" };
    expect(say["ftp.active-refused"]({ ...unopened, syns: 1, answer: "icmp", icmp })).toBe(
      "PORT가 알린 192.168.0.10:50021로 서버가 SYN을 보냈지만 10.0.0.1이 ICMP 오류(포트에 도달할 수 없음)로 거부했고, LIST는 425로 실패했습니다.",
    );
    const absent = { ...unopened, waitedSeconds: null, dataCaptured: false, serverMet: null };
    expect(say["ftp.active-not-opened"](absent)).toBe(
      "PORT가 알린 192.168.0.10:50021로 서버가 보낸 SYN이 캡처에 없고, LIST는 425로 실패했습니다. 캡처에 이 방식의 데이터 연결이 전혀 없어, 시도했는지 여부는 알 수 없습니다.",
    );
  });

  test("a server without a greeting", () => {
    expect(say["ftp.no-greeting"]({ ...call, how: "fin", seconds: 0.2, calls: 1 })).toBe(
      "192.168.0.30:21이 192.168.0.10의 제어 연결을 받아들인 뒤 환영 메시지 없이 연결을 닫았습니다.",
    );
    expect(say["ftp.no-greeting"]({ ...call, how: "silence", seconds: 12, calls: 3 })).toBe(
      "192.168.0.30:21이 192.168.0.10의 제어 연결을 받아들인 뒤 12초 동안 환영 메시지를 보내지 않았습니다(3번).",
    );
  });
});
