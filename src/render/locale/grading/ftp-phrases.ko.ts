/** What the words of the checks of FTP are made of: hints and clauses that several of them give. */
import type { Endpoint } from "../../../report/connection.ts";
import type { FtpEnd, Gap, RefusedCommand } from "../../../report/grading/check-data/attempt-reasons.ts";
import type { NoDataConnection } from "../../../report/grading/check-data/ftp.ts";
import type { FileNamed } from "../../../report/grading/check-data/ftp-files.ts";
import type { FileProblem } from "../../../report/grading/file-problems.ts";
import { endpointText } from "../../endpoint-text.ts";
import { byteSize, secondsFigure } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { withParticle } from "../korean-particles.ts";
import { splitAdvice } from "./advice.ts";
import { filesKo } from "./files.ko.ts";

const PASSIVE = "passive 명령을 먼저 입력";
export const ACTIVE = 'get 전에 passive off 입력, 또는 "curl -P - ftp://…" 사용';
export const RECORD = "ftp로 연결하기 전에 tcpdump를 시작하고 bye 뒤에 종료";
const SAVE = '"tcpdump -w FILE"로 만들거나 Wireshark에서 pcapng로 저장한 파일을 제출';
export const RECORD_TO_END = "bye 뒤에 tcpdump를 종료";
export const RECORD_ALL = '필터 없이 또는 "host SERVER"로 캡처("port 21"로는 데이터가 남지 않음)';
export const SAVE_ALL = '표시 필터("ftp")로 보이는 패킷만이 아니라 전체 패킷을 저장';
export const BOTH_WAYS = "필터 없이 양방향을 모두 캡처";
export const WHOLE_PACKETS = '패킷 전체를 캡처("tcpdump -s 0")';
export const BUFFER = 'tcpdump 버퍼를 늘리거나("-B 8192") 더 작은 파일을 선택';
export const SERVER_LOG = "잠시 뒤에 다시 시도하거나 서버 로그를 확인";
export const LOG_IN = "먼저 로그인";
export const PLAIN = "클라이언트에서 TLS를 끄고 일반 FTP로 연결";
export const GET = '"get FILE"(또는 "put FILE") 입력';
export const WAIT = "bye를 입력하고 1초쯤 뒤에 tcpdump를 종료";

/** Of checks that need a data connection and find none. */
export function withoutData(): Sentences<NoDataConnection> {
  return {
    "capture-stops": ({ seconds }) =>
      `데이터 연결의 SYN이 빠짐 (캡처가 ${seconds === null ? "그 전에" : `${secondsFigure(seconds)}초에`} 끝남)`,
    filtered: () => "명령만 있고 그 데이터 연결이 캡처에 없음",
    "command-refused": ({ verb, code, reply, frame }) =>
      `${withParticle(verb, "이/가")} 거부되어 데이터 연결이 없음: "${replyText(code, reply)}"${at(frame)}`,
    "not-asked": ({ method }) => `${method === null ? "" : `${method} 뒤에 `}파일이나 목록을 요청하지 않음`,
    missing: ({ opener, to, own, code }) =>
      `${withParticle(ENDS[opener], "이/가")} ${to === null ? "" : `${toward(opener, to, own)} `}보낸 데이터 연결의 SYN이 없음${replied(code)}`,
  };
}

export function withoutDataHints(): { [Reason in keyof NoDataConnection]: (data: NoDataConnection[Reason]) => string } {
  return {
    "capture-stops": () => RECORD_TO_END,
    filtered: ({ displayed }) => (displayed ? SAVE_ALL : RECORD_ALL),
    "command-refused": (refused) => refusedHint(refused),
    "not-asked": () => GET,
    missing: ({ opener, code, own }) =>
      code === null && own === null
        ? "필터 없이 캡처하고, 방화벽이나 NAT가 데이터 연결을 막는지 확인"
        : openPort(opener, own),
  };
}

export const MODES = { active: "능동", passive: "수동" };
export const ENDS = { client: "클라이언트", server: "서버" };
export const WENT = { download: "내려받고", upload: "올리고", any: "전송하고" };
export const ACTIVE_VERBS: ReadonlySet<string> = new Set(["PORT", "EPRT", "LPRT"]);

export const EXPECTED_MODE: Record<string, string> = {
  active: "능동 모드 FTP여야 함. 클라이언트가 PORT나 EPRT를 보냄",
  passive: "수동 모드 FTP여야 함. 클라이언트가 PASV나 EPSV를 보냄",
  dhcp: "DHCP 메시지가 있어야 함",
};

export const EXPECTED_PORT: Record<string, string> = {
  active: "클라이언트가 PORT나 EPRT로 데이터 포트를 알려야 함",
  passive: "서버가 PASV나 EPSV에 대한 응답(227, 229)으로 데이터 포트를 알려야 함",
};

export const EXPECTED_SYN: Record<string, string> = {
  active: "서버가 데이터 연결의 SYN을 보내야 함",
  passive: "클라이언트가 데이터 연결의 SYN을 보내야 함",
};

export const INSTEAD: Record<string, string> = {
  ssh: "(SSH가 있음)",
  http: "(HTTP가 있음)",
  refused: ": 서버가 연결을 거부함",
  unanswered: ": 서버가 응답하지 않음",
  cut: ": 패킷 뒷부분이 캡처되지 않아 명령을 읽을 수 없음",
  silent: ": 포트 21의 패킷은 있으나 명령과 응답이 없음",
  "data-only": "(데이터 연결만 있음)",
  dhcp: "(DHCP가 있음)",
};

export const INSTEAD_HINTS: Record<string, string> = {
  ssh: "sftp와 scp는 FTP가 아니라 SSH이므로 ftp로 연결",
  http: 'http://는 FTP가 아니므로 ftp로 연결, 또는 "curl ftp://…" 사용',
  refused: "서버 주소와 FTP 서비스가 실행 중인지 확인",
  unanswered: "서버 주소와 FTP 서비스가 실행 중인지 확인",
  cut: WHOLE_PACKETS,
  silent: "필터 없이 캡처하고 bye 뒤에 tcpdump를 종료",
  "data-only": "필터 없이 캡처(포트 21이 있어야 함)",
};

export function unreadable({ path, problem }: { path: string; problem: FileProblem | null }): string {
  if (problem === null) return `${withParticle(path, "은/는")} 캡처가 아님`;
  if (problem.code === "empty") return `${withParticle(path, "을/를")} 열 수 없음 (0바이트)`;
  return `${path}: ${splitAdvice(filesKo[problem.code](problem.data as never)).fact}`;
}

/** What is to be done about the file itself, where that is known. */
export function adviceOn(problem: FileProblem | null): string {
  const advice = problem === null ? null : splitAdvice(filesKo[problem.code](problem.data as never)).advice;
  return advice ?? SAVE;
}

export function captureName(kind: string | null): string {
  if (kind === "dhcp") return "DHCP 캡처";
  return kind === "active" || kind === "passive" ? `${MODES[kind]} 캡처` : "캡처";
}

export function noCapture({ kind }: { kind: string | null }): string {
  return `${withParticle(captureName(kind), "이/가")} 없음`;
}

export function recordOne(kind: string | null): string {
  if (kind === "dhcp") return '"tcpdump -i any port 67 or port 68 -w FILE"로 DHCP를 캡처';
  return kind === "active" || kind === "passive"
    ? `${MODES[kind]} 모드 세션을 캡처: ${modeHint(kind)}${windows(kind)}`
    : RECORD;
}

/** How to come by the mode. `instead` where none is asked for. */
export function modeHint(kind: string | null, instead = RECORD): string {
  if (kind === "passive") return PASSIVE;
  return kind === "active" ? ACTIVE : instead;
}

/** What to do about packets that are not in the capture. */
export function gapHint(gap: Gap, otherwise: string): string {
  if (gap === null) return otherwise;
  return gap === "lost" ? BUFFER : BOTH_WAYS;
}

/** Where the capture stops before any of it. */
export function typeAll(mode: string | null): string {
  const first = mode === "passive" ? "passive, " : mode === "active" ? "passive off, " : "";
  return `${first}"get FILE", bye까지 입력한 뒤에 tcpdump를 종료`;
}

/** PORT, PASV or their kin were refused: by 500 or 501 for the address in them, else as the server is set up. */
export function portRefusedHint({ verb, code }: RefusedCommand): string {
  if (code === 530) return LOG_IN;
  if (ACTIVE_VERBS.has(verb) && (code === 500 || code === 501)) {
    return "서버와 클라이언트 사이에 NAT가 없는 곳에서 다시 시도";
  }
  const setting = ACTIVE_VERBS.has(verb) ? "port_enable=YES" : "pasv_enable=YES";
  return `서버 설정에서 허용(vsftpd: ${setting})하거나 다른 클라이언트를 사용`;
}

/** A transfer was refused: for the data connection, for the file, or for reasons of the server's. */
export function refusedHint({ verb, code }: RefusedCommand): string {
  if (code === 425) return "방화벽, NAT, 서버 설정이 데이터 연결을 막는지 확인";
  if (code === 530) return LOG_IN;
  if (code < 550 && code !== 450) return SERVER_LOG;
  return UPLOADS.has(verb) ? "쓰기 권한이 있는 폴더에 올리기" : "ls로 확인하고 있는 파일을 받기";
}

const UPLOADS: ReadonlySet<string> = new Set(["STOR", "STOU", "APPE"]);

/** Windows' ftp.exe is always active. */
export function windows(mode: string | null): string {
  return mode === "passive" ? ' (Windows의 ftp.exe에는 없으므로 "curl ftp://…" 사용)' : "";
}

export function commandHint(allowed: readonly string[]): string {
  const [first] = allowed;
  if (first === "EPSV" || first === "EPRT") return `${withParticle(first, "을/를")} 보내는 클라이언트(curl) 사용`;
  if (first === "PORT") return '"curl --disable-eprt -P - ftp://…" 사용';
  if (first === "PASV") return '"curl --disable-epsv ftp://…" 사용';
  return `${withParticle(allowed.join(", "), "을/를")} 보내는 클라이언트 사용`;
}

export function typeInstead(missing: readonly string[]): string {
  const known = missing.flatMap((verb) => TYPED[verb] ?? []);
  return known.length === missing.length
    ? `${known.join(", ")} 입력`
    : `${withParticle(missing.join(", "), "을/를")} 보내는 클라이언트 명령 사용`;
}

/** What people type in command-line clients to have a command sent. */
const TYPED: Record<string, string> = {
  LIST: '"dir"',
  NLST: '"nlist"',
  RETR: '"get FILE"',
  STOR: '"put FILE"',
  APPE: '"append FILE"',
  PWD: '"pwd"',
  CWD: '"cd FOLDER"',
  CDUP: '"cdup"',
  MKD: '"mkdir FOLDER"',
  RMD: '"rmdir FOLDER"',
  DELE: '"delete FILE"',
  RNFR: '"rename FROM TO"',
  RNTO: '"rename FROM TO"',
  TYPE: '"binary"',
  SYST: '"system"',
  STAT: '"rstatus"',
  HELP: '"rhelp"',
  QUIT: '"bye"',
  PASV: '"passive"',
};

/** `own` where the address that was named is not the listener's. */
export function openPort(opener: FtpEnd, own: string | null = null): string {
  if (own !== null && opener === "client") {
    return "서버가 227로 자기 주소를 알리게 하거나(vsftpd: pasv_address) EPSV를 사용";
  }
  return opener === "server"
    ? "클라이언트 방화벽에서 서버의 연결을 허용하고 NAT가 없는 곳에서 시도"
    : "서버 방화벽에서 수동 모드 포트(vsftpd: pasv_min_port, pasv_max_port)를 열기";
}

export function toward(opener: FtpEnd, to: Endpoint, own: string | null): string {
  if (own === null) return withParticle(endpointText(to), "으로/로");
  return `${endpointText(to)}(${opener === "server" ? "클라이언트" : "서버"} 주소는 ${own})로`;
}

export function loginRefusedHint({ code, reply }: { code: number | null; reply: string }): string {
  if (reply.includes("writable root")) return 'vsftpd.conf에 "allow_writeable_chroot=YES" 설정';
  if (code === 421) return "서버에 여유가 있을 때 다시 연결";
  return code === 500 ? "암호 문제가 아니므로 응답에 적힌 대로 서버를 설정" : "이름과 암호를 확인하고 다시 로그인";
}

export function commandsOf(kind: string | null): string {
  if (kind === "active") return "PORT/EPRT";
  return kind === "passive" ? "PASV/EPSV" : "PORT나 PASV";
}

export function announcer(method: string): string {
  return ACTIVE_VERBS.has(method) ? method : `${method} 응답`;
}

export function commandsMissing({ missing, refused }: { missing: string[]; refused: string[] }): string {
  const notSent = missing.filter((verb) => !refused.includes(verb));
  const clauses = [
    notSent.length === 0 ? null : `${withParticle(notSent.join(", "), "을/를")} 쓰지 않음`,
    refused.length === 0 ? null : `${withParticle(refused.join(", "), "이/가")} 거부됨`,
  ];
  return clauses.filter((clause) => clause !== null).join(", ");
}

export function segment(kind: string): string {
  return kind.toUpperCase();
}

export function named({ verb, path }: FileNamed): string {
  return path === null ? verb : `${verb} ${path}`;
}

export function amount(bytes: number | null, announced: number | null): string {
  if (bytes === null) return "";
  if (announced !== null && bytes >= announced) return "";
  return announced === null ? `${byteSize(bytes)} 뒤에 ` : `${byteSize(announced)} 중 ${byteSize(bytes)}에서 `;
}

export function replied(code: number | null): string {
  return code === null ? "" : `(응답 ${code})`;
}

/** The first line of a reply. */
export function replyText(code: number, reply: string): string {
  return reply === "" ? String(code) : `${code} ${reply}`;
}

export function at(frame: number | null): string {
  return frame === null ? "" : `(프레임 ${frame})`;
}

export function stops(seconds: number | null): string {
  return seconds === null ? "" : ` (캡처가 ${secondsFigure(seconds)}초에 끝남)`;
}
