import type { Exchange, FtpSession } from "../../../src/report/report.ts";
import { at, dataConnection, session, transfer } from "../sample-ftp.ts";
import { packetsOf, run } from "./sample-packets.ts";

type Said = [frame: number, seconds: number, code: number, text: string];

/** A command, or null for what the server says by itself, and the replies to it. */
export function said(command: [number, number, string, string | null] | null, replies: Said[]): Exchange {
  const [frame, seconds, verb, argument] = command ?? [null, null, null, null];
  return {
    ...{ capture: command === null ? null : 0, frame, time: seconds === null ? null : at(seconds), verb, argument },
    replies: replies.map(([replyFrame, when, code, text]) => ({
      ...{ capture: 0, frame: replyFrame, time: at(when), code, text },
    })),
  };
}

/** The active session that the course's homework is about. */
export function activeSession(changes: Partial<FtpSession> = {}): FtpSession {
  const connection = dataConnection({
    ...{ firstFrame: 26, lastFrame: 651, synFrame: 26, synAckFrame: 27, startTime: at(9.872), endTime: at(9.941) },
    packets: packetsOf([
      run(26, 9.872, "server", "syn"),
      run(27, 9.872, "client", "syn-ack"),
      run(28, 9.873, "server", "ack"),
      run(30, 9.873, "server", "data", { lastFrame: 647, lastTime: at(9.941), packets: 412, bytes: 596_212 }),
      run(648, 9.941, "server", "fin"),
      run(649, 9.941, "client", "ack"),
      run(650, 9.941, "client", "fin"),
      run(651, 9.941, "server", "ack"),
    ]),
  });
  return session(1, {
    endTime: at(14.2),
    exchanges: [
      said(null, [[4, 0.004, 220, "(vsFTPd 3.0.5)"]]),
      said([6, 2.118, "USER", "student"], [[8, 2.119, 331, "Please specify the password."]]),
      said([10, 4.402, "PASS", "********"], [[12, 4.431, 230, "Login successful."]]),
      said([22, 9.87, "PORT", "192,168,0,10,195,101"], [[23, 9.871, 200, "PORT command successful."]]),
      said(
        [25, 9.871, "RETR", "report.hwp"],
        [
          [29, 9.873, 150, "Opening BINARY mode data connection."],
          [652, 9.942, 226, "Transfer complete."],
        ],
      ),
      said([655, 14.2, "QUIT", null], [[656, 14.2, 221, "Goodbye."]]),
    ],
    announcements: [
      {
        ...{ capture: 0, frame: 22, method: "PORT", ip: "192.168.0.10", port: 50_021, listener: "client" },
        ...{ transfer: 1, attempts: [] },
      },
    ],
    transfers: [transfer(1, { argument: "report.hwp", path: "/report.hwp", connection })],
    packets: packetsOf([
      run(1, 0, "client", "syn"),
      run(2, 0, "server", "syn-ack"),
      run(3, 0, "client", "ack"),
      run(4, 0.004, "server", "data"),
      run(6, 2.118, "client", "data"),
      run(656, 14.2, "server", "data"),
      run(657, 14.2, "server", "fin"),
      run(658, 14.2, "client", "ack"),
      run(659, 14.2, "client", "fin"),
      run(660, 14.2, "server", "ack"),
    ]),
    ...changes,
  });
}
