import type { Endpoint } from "../../../report/connection.ts";
import type { FtpEnd, Gap, RefusedCommand } from "../../../report/grading/check-data/attempt-reasons.ts";
import type { FtpChecks, NoDataConnection } from "../../../report/grading/check-data/ftp.ts";
import type { FileNamed } from "../../../report/grading/check-data/ftp-files.ts";
import type { FileProblem } from "../../../report/grading/file-problems.ts";
import { endpointText } from "../../endpoint-text.ts";
import { byteSize, grouped, secondsFigure } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { withParticle } from "../korean-particles.ts";
import { splitAdvice } from "./advice.ts";
import { filesKo } from "./files.ko.ts";
import type { CheckWords } from "./words.ts";

const PASSIVE = "passive 명령을 먼저 입력";
const ACTIVE = 'get 전에 passive off 입력, 또는 "curl -P - ftp://…" 사용';
const RECORD = "ftp로 연결하기 전에 tcpdump를 시작하고 bye 뒤에 종료";
const SAVE = '"tcpdump -w FILE"로 만들거나 Wireshark에서 pcapng로 저장한 파일을 제출';
const RECORD_TO_END = "bye 뒤에 tcpdump를 종료";
const RECORD_ALL = '필터 없이 또는 "host SERVER"로 캡처("port 21"로는 데이터가 남지 않음)';
const SAVE_ALL = '표시 필터("ftp")로 보이는 패킷만이 아니라 전체 패킷을 저장';
const BOTH_WAYS = "필터 없이 양방향을 모두 캡처";
const WHOLE_PACKETS = '패킷 전체를 캡처("tcpdump -s 0")';
const BUFFER = 'tcpdump 버퍼를 늘리거나("-B 8192") 더 작은 파일을 선택';
const SERVER_LOG = "잠시 뒤에 다시 시도하거나 서버 로그를 확인";
const LOG_IN = "먼저 로그인";
const PLAIN = "클라이언트에서 TLS를 끄고 일반 FTP로 연결";
const GET = '"get FILE"(또는 "put FILE") 입력';
const WAIT = "bye를 입력하고 1초쯤 뒤에 tcpdump를 종료";

export const ftpChecksKo: CheckWords<FtpChecks> = {
  capture: {
    title: "캡처 제출",
    expected: (_, kind) => `읽을 수 있는 ${withParticle(captureName(kind), "이/가")} 있어야 함`,
    seen: {
      found: ({ path }) => `${withParticle(path, "을/를")} 읽음`,
      missing: ({ kind, other }) =>
        `${withParticle(captureName(kind), "이/가")} 없음${other === null ? "" : `: ${other.path}에는 ${MODES[other.mode]} 모드만 있음`}`,
      unreadable,
    },
    hints: {
      found: null,
      missing: ({ kind }) => recordOne(kind),
      unreadable: ({ problem }) => adviceOn(problem),
    },
  },
  "capture-mode": {
    title: "캡처 종류",
    expected: (_, kind) => EXPECTED_MODE[kind ?? "any"] ?? "FTP나 DHCP 캡처여야 함",
    seen: {
      shown: ({ path, session, verb }) =>
        session === null
          ? `${path}에 DHCP가 있음`
          : `${path}의 ${session}번 세션에 ${verb === null ? "이 모드의 전송이" : withParticle(verb, "이/가")} 있음`,
      unclear: ({ path, session }) => `${path}에 FTP(${session}번 세션)가 있지만 포트를 알리는 명령이 없음`,
      "other-mode": ({ kind, mode, session, verb, frame }) =>
        `${captureName(kind)}에 ${withParticle(commandsOf(kind), "이/가")} 없음: ${session}번 세션${
          verb === null
            ? `이 ${MODES[mode]} 모드임(프레임 ${frame})`
            : `이 ${withParticle(`${verb}(프레임 ${frame})`, "을/를")} 씀`
        }`,
      "no-ftp": ({ path, packets, instead }) =>
        `${path}의 패킷 ${grouped(packets)}개에 FTP가 없음${INSTEAD[instead ?? ""] ?? ""}`,
      "no-dhcp": ({ path, packets }) => `${path}의 패킷 ${grouped(packets)}개에 DHCP가 없음`,
      "no-packets": ({ path }) => `${path}에 패킷이 없음`,
      unreadable,
      "no-capture": noCapture,
    },
    hints: {
      shown: null,
      unclear: null,
      "other-mode": ({ kind }) => modeHint(kind),
      "no-ftp": ({ instead }) =>
        INSTEAD_HINTS[instead ?? ""] ?? '서버로 나가는 인터페이스 또는 전체("tcpdump -i any -w FILE")를 캡처',
      "no-dhcp": () => '주소를 받는 동안 "tcpdump -i any port 67 or port 68 -w FILE"로 캡처',
      "no-packets": () => '올바른 인터페이스 또는 전체("tcpdump -i any -w FILE")를 캡처',
      unreadable: ({ problem }) => adviceOn(problem),
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "control-handshake": {
    title: "제어 연결 핸드셰이크",
    expected: () => "제어 연결의 SYN, SYN-ACK, ACK가 있어야 함",
    seen: {
      complete: () => "SYN, SYN-ACK, ACK가 있음",
      incomplete: ({ missing }) =>
        missing.length === 0
          ? "제어 연결의 핸드셰이크가 온전하지 않음"
          : `제어 연결의 ${withParticle(missing.map(segment).join(", "), "이/가")} 빠짐`,
      displayed: ({ session }) => `${session}번 세션에 명령과 응답만 있고 SYN과 ACK가 없음`,
      midstream: ({ session }) => `${session}번 세션이 중간부터 캡처되어 핸드셰이크가 없음`,
      "no-capture": noCapture,
    },
    hints: {
      complete: null,
      incomplete: ({ gap }) => gapHint(gap, RECORD),
      displayed: () => SAVE_ALL,
      midstream: () => RECORD,
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "login-accepted": {
    title: "로그인",
    expected: ({ user }) => `서버가 ${user === null ? "" : `${user}의 `}로그인을 받아들여야 함(230)`,
    seen: {
      accepted: ({ user }) => `${user === null ? "" : `${user} `}로그인 성공`,
      "other-user": ({ user, wanted }) =>
        `${withParticle(wanted, "이/가")} 아니라 ${withParticle(user ?? "다른 사용자", "이/가")} 로그인함`,
      refused: ({ user, code, reply, frame }) =>
        `${user === null ? "" : `${user}의 `}로그인이 거부됨${code === null ? "" : `: "${replyText(code, reply)}"`}${at(frame)}`,
      none: ({ session, seconds }) => `${session}번 세션에 로그인이 없음${stops(seconds)}`,
      unanswered: ({ user }) => `${user === null ? "" : `${user}의 `}로그인에 대한 응답이 빠짐`,
      midstream: ({ session }) => `${session}번 세션이 중간부터 캡처되어 로그인이 없음`,
      encrypted: () => "로그인이 암호화됨(TLS)",
      "no-capture": noCapture,
    },
    hints: {
      accepted: null,
      "other-user": ({ wanted }) => `${withParticle(wanted, "으로/로")} 로그인`,
      refused: (refused) => loginRefusedHint(refused),
      none: ({ seconds }) => (seconds === null ? "이름과 암호로 로그인" : RECORD_TO_END),
      unanswered: ({ gap }) => gapHint(gap, RECORD_TO_END),
      midstream: () => RECORD,
      encrypted: () => PLAIN,
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "endpoint-announced": {
    title: "데이터 포트 알림",
    expected: ({ commands }, kind) =>
      commands === null
        ? (EXPECTED_PORT[kind ?? "any"] ?? "데이터 연결의 포트를 알려야 함(PORT, EPRT, PASV, EPSV)")
        : `데이터 연결의 포트를 ${withParticle(commands.join(", "), "으로/로")} 알려야 함`,
    seen: {
      announced: ({ method, to }) =>
        `${withParticle(announcer(method), "이/가")} ${withParticle(endpointText(to), "을/를")} 알림`,
      "other-command": ({ method, allowed }) =>
        `포트를 ${withParticle(allowed.join(", "), "이/가")} 아니라 ${withParticle(method, "으로/로")} 알림`,
      refused: ({ verb, code, reply, frame }) =>
        `${withParticle(verb, "이/가")} 거부됨: "${replyText(code, reply)}"${at(frame)}`,
      unanswered: ({ verb, seconds }) => `${verb}에 대한 응답이 빠짐${stops(seconds)}`,
      lost: ({ mode }) => `${withParticle(commandsOf(mode), "이/가")} 빠짐(캡처 중에 패킷이 누락됨)`,
      "connection-lost": ({ verb }) => `${verb}에 대한 응답 전에 제어 연결이 끊김`,
      unreadable: ({ verb, code, reply, frame }) =>
        ACTIVE_VERBS.has(verb)
          ? `${verb}에 읽을 수 있는 포트가 없음${at(frame)}`
          : `${verb}에 대한 응답에 포트가 없음: "${replyText(code, reply)}"${at(frame)}`,
      cut: ({ verb, frame }) =>
        `패킷 뒷부분이 캡처되지 않아 ${withParticle(verb, "이/가")} 알린 포트를 알 수 없음${at(frame)}`,
      "default-port": ({ verb }) => `${verb ?? "전송"} 앞에 PORT가 없음: 서버가 기본 데이터 포트를 씀`,
      missing: ({ mode, session, seconds }) =>
        `${session}번 세션에 ${withParticle(commandsOf(mode), "이/가")} 없음${stops(seconds)}`,
      "one-sided": ({ mode, end }) =>
        `${ENDS[end]}가 보낸 패킷만 캡처되어 ${withParticle(commandsOf(mode), "이/가")} 없음`,
      midstream: ({ session }) => `${session}번 세션이 중간부터 캡처되어 포트를 알린 명령이 없음`,
      encrypted: () => "명령이 암호화됨(TLS)",
      "no-capture": noCapture,
    },
    hints: {
      announced: null,
      "other-command": ({ allowed }) => commandHint(allowed),
      refused: (refused) => portRefusedHint(refused),
      unanswered: ({ seconds, gap }) => gapHint(gap, seconds === null ? BOTH_WAYS : RECORD_TO_END),
      lost: () => BUFFER,
      "connection-lost": ({ loggedIn }) => (loggedIn ? SERVER_LOG : LOG_IN),
      unreadable: null,
      cut: () => WHOLE_PACKETS,
      "default-port": () => "PORT를 보내는 클라이언트(ftp, curl -P -)를 사용",
      missing: ({ mode, loggedIn, seconds }, kind) => {
        if (seconds !== null) return loggedIn ? typeAll(mode ?? kind) : RECORD_TO_END;
        return loggedIn ? modeHint(mode ?? kind, GET) + windows(mode) : LOG_IN;
      },
      "one-sided": () => BOTH_WAYS,
      midstream: () => RECORD,
      encrypted: () => PLAIN,
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "data-syn-direction": {
    title: "데이터 연결을 여는 쪽",
    expected: (_, kind) =>
      EXPECTED_SYN[kind ?? "any"] ??
      "데이터 연결의 SYN을 능동 모드에서는 서버가, 수동 모드에서는 클라이언트가 보내야 함",
    seen: {
      right: ({ opener, from, to }) =>
        `${withParticle(ENDS[opener], "이/가")} SYN을 보냄: ${endpointText(from)} → ${endpointText(to)}`,
      wrong: ({ opener, mode, frame }) =>
        `${MODES[mode]} 모드인데 ${withParticle(ENDS[opener], "이/가")} SYN을 보냄${at(frame)}`,
      "syn-ack-only": () => "데이터 연결의 SYN이 빠지고 SYN-ACK만 있음",
      midway: ({ frame }) => `데이터 연결이 중간부터 캡처되어 SYN이 없음${at(frame)}`,
      ...withoutData(),
      "no-capture": noCapture,
    },
    hints: {
      right: null,
      wrong: null,
      "syn-ack-only": ({ gap }) => gapHint(gap, BOTH_WAYS),
      midway: ({ displayed }) => (displayed ? SAVE_ALL : RECORD),
      ...withoutDataHints(),
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "announced-port-used": {
    title: "알린 포트 사용",
    expected: () => "데이터 연결이 알린 포트로 열려야 함",
    seen: {
      same: ({ announced, seen }) =>
        `알린 대로 포트 ${withParticle(String(seen.port), "으로/로")} 열림${announced.ip === seen.ip ? "" : `(알린 주소 ${announced.ip}, 실제 ${seen.ip})`}`,
      different: ({ announced, seen }) => `알린 포트는 ${announced.port}, 실제 데이터 연결은 ${seen.port}`,
      "not-announced": ({ seen }) =>
        `알린 포트를 읽을 수 없음${seen === null ? "" : `(실제 데이터 연결은 ${seen.port})`}`,
      ...withoutData(),
      "no-capture": noCapture,
    },
    hints: {
      same: null,
      different: () => "클라이언트 하나로 한 세션만 캡처",
      "not-announced": ({ cut, gap }) => (cut ? WHOLE_PACKETS : gapHint(gap, BOTH_WAYS)),
      ...withoutDataHints(),
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "source-port-20": {
    title: "출발지 포트 20",
    expected: ({ required }) =>
      required ? "서버가 포트 20에서 연결해야 함" : "그렇게 설정된 서버라면 포트 20에서 연결함",
    seen: {
      used: ({ port }) => `서버가 포트 ${port}에서 연결함`,
      "other-port": ({ port, wanted }) =>
        `서버가 ${withParticle(String(wanted), "이/가")} 아니라 포트 ${port}에서 연결함`,
      "not-active": () => "데이터 연결이 능동 모드가 아님",
      ...withoutData(),
      "no-capture": noCapture,
    },
    hints: {
      used: null,
      "other-port": () => "서버 설정 변경(vsftpd: connect_from_port_20=YES)",
      "not-active": () => ACTIVE,
      ...withoutDataHints(),
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "data-handshake": {
    title: "데이터 연결 핸드셰이크",
    expected: () => "데이터 연결이 열려야 함(SYN, SYN-ACK, ACK)",
    seen: {
      complete: () => "데이터 연결이 열림",
      unanswered: ({ opener, to, own, syns, frame }) =>
        `${withParticle(ENDS[opener], "이/가")} ${toward(opener, to, own)} 보낸 SYN ${grouped(syns)}개에 응답이 없음${at(frame)}`,
      refused: ({ opener, to, own, by, frame }) =>
        `${withParticle(ENDS[opener], "이/가")} ${toward(opener, to, own)} 보낸 SYN이 ${by === "rst" ? "RST로" : "ICMP 오류로"} 거부됨${at(frame)}`,
      "not-acknowledged": ({ opener }) => `${withParticle(ENDS[opener], "이/가")} SYN-ACK에 확인 응답하지 않음`,
      incomplete: ({ missing }) => `데이터 연결의 ${withParticle(segment(missing), "이/가")} 빠짐`,
      midway: ({ frame }) => `데이터 연결이 중간부터 캡처됨${at(frame)}`,
      ...withoutData(),
      "no-capture": noCapture,
    },
    hints: {
      complete: null,
      unanswered: ({ opener, own }) => openPort(opener, own),
      refused: ({ opener, own }) => openPort(opener, own),
      "not-acknowledged": ({ opener }) => openPort(opener),
      incomplete: ({ gap }) => gapHint(gap, BOTH_WAYS),
      midway: () => RECORD,
      ...withoutDataHints(),
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "connection-closed": {
    title: "제어 연결 종료",
    expected: () => "제어 연결이 QUIT, 221, FIN으로 끝나야 함",
    seen: {
      closed: ({ quit, how }) => `${quit ? "QUIT 뒤에 " : ""}${how === "fin" ? "FIN으로" : "RST로"} 닫힘`,
      reset: ({ by, encrypted }) =>
        `${encrypted ? "" : "QUIT 없이 "}${by === null ? "" : `${withParticle(ENDS[by], "이/가")} 보낸 `}RST로 제어 연결이 끊김`,
      goodbye: ({ seconds }) => `QUIT는 있고 FIN이 빠짐${stops(seconds)}`,
      "half-closed": ({ by }) => `${ENDS[by]}의 FIN만 있음`,
      open: ({ seconds }) => `제어 연결이 끝까지 열려 있음${stops(seconds)}`,
      "no-capture": noCapture,
    },
    hints: {
      closed: null,
      reset: ({ by, encrypted }) => (encrypted ? PLAIN : by === "server" ? SERVER_LOG : "bye를 입력하여 세션을 종료"),
      goodbye: ({ displayed }) => (displayed ? SAVE_ALL : WAIT),
      "half-closed": () => `양방향을 캡처하고 ${WAIT}`,
      open: () => "tcpdump를 종료하기 전에 bye 입력",
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "captured-from-start": {
    title: "처음부터 캡처",
    expected: () => "클라이언트가 연결하기 전부터 캡처해야 함",
    seen: {
      syn: ({ session }) => `${session}번 세션이 SYN부터 있음`,
      greeting: ({ session }) => `${session}번 세션이 환영 메시지부터 있음`,
      midstream: ({ session }) => `${session}번 세션이 중간부터 캡처됨`,
      "no-capture": noCapture,
    },
    hints: { syn: null, greeting: null, midstream: () => RECORD, "no-capture": ({ kind }) => recordOne(kind) },
  },
  "commands-used": {
    title: "명령 사용",
    expected: ({ commands }) => `다음 명령을 써야 함: ${commands.join(", ")}`,
    seen: {
      all: ({ commands }) => `${withParticle(commands.join(", "), "을/를")} 씀`,
      some: (data) => commandsMissing(data),
      none: (data) => commandsMissing(data),
      encrypted: () => "명령이 암호화됨(TLS)",
      "no-capture": noCapture,
    },
    hints: {
      all: null,
      some: ({ missing }) => typeInstead(missing),
      none: ({ missing }) => typeInstead(missing),
      encrypted: () => PLAIN,
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "file-transferred": {
    title: "파일 전송",
    expected: ({ direction, minimumBytes }) =>
      `${minimumBytes > 1 ? `${byteSize(minimumBytes)} 이상의 ` : ""}파일을 온전히 ${WENT[direction ?? "any"]} 서버의 226 응답이 있어야 함`,
    seen: {
      whole: (file) => `${named(file)}: ${byteSize(file.bytes)}, 응답 ${file.code}`,
      "no-reply": (file) => `${named(file)}: ${byteSize(file.bytes)} 데이터는 있으나 226 응답이 빠짐`,
      "bytes-missing": (file) =>
        `${named(file)}: ${byteSize(file.missing + file.bytes)} 중 ${withParticle(byteSize(file.missing), "이/가")} 캡처에 없음`,
      "size-differs": (file) =>
        `${named(file)}: 알린 크기는 ${grouped(file.announced)}바이트, 실제는 ${grouped(file.bytes)}바이트`,
      "no-data": (file) => `${named(file)}: 응답 ${file.code}만 있고 데이터가 캡처에 없음`,
      "no-command": ({ bytes }) => `${withParticle(byteSize(bytes), "이/가")} 전송되었지만 그 명령이 빠짐`,
      "one-sided": ({ end, ...file }) => `${named(file)}: ${ENDS[end]}가 보낸 패킷만 캡처됨`,
      cut: (file) => `${named(file)} 전송이 ${amount(file.bytes, file.announced)}끊김${replied(file.code)}`,
      aborted: (file) => `${named(file)} 전송이 ${amount(file.bytes, null)}중단됨${replied(file.code)}`,
      "capture-stops": (file) => `${named(file)} 전송이 끝나지 않음${stops(file.seconds)}`,
      refused: ({ verb, path, code, reply, frame }) =>
        `${named({ verb, path })} 요청이 거부됨: "${replyText(code, reply)}"${at(frame)}`,
      "listing-only": ({ verb }) => `목록(${verb})만 받고 파일 전송이 없음`,
      "not-asked": ({ session }) => `${session}번 세션에 파일 전송이 없음`,
      "other-direction": (file) =>
        `${withParticle(named(file), "은/는")} ${file.wanted === "download" ? "내려받기" : "올리기"}가 아님`,
      "too-small": (file) =>
        `${withParticle(named(file), "은/는")} ${grouped(file.bytes)}바이트(${grouped(file.minimum)}바이트 이상 필요)`,
      encrypted: () => "명령과 파일이 암호화됨(TLS)",
      "no-capture": noCapture,
    },
    hints: {
      whole: null,
      "no-reply": ({ gap }) => gapHint(gap, "226까지 기다리고 bye 뒤에 tcpdump를 종료"),
      "bytes-missing": () => BUFFER,
      "size-differs": () => "binary를 입력하고 파일을 다시 받기",
      "no-data": () => RECORD_ALL,
      "no-command": ({ gap }) => gapHint(gap, RECORD),
      "one-sided": () => BOTH_WAYS,
      cut: () => "파일을 다시 전송하고 226까지 기다리기",
      aborted: () => "전송이 끝날 때(226)까지 기다리기",
      "capture-stops": () => RECORD_TO_END,
      refused: (refused) => refusedHint(refused),
      "listing-only": () => GET,
      "not-asked": () => GET,
      "other-direction": ({ wanted }) => (wanted === "download" ? '"get FILE" 입력' : '"put FILE" 입력'),
      "too-small": () => "더 큰 파일을 선택",
      encrypted: () => PLAIN,
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
  "download-and-upload": {
    title: "내려받기와 올리기",
    expected: () => "파일 하나는 내려받고 하나는 올려야 함",
    seen: {
      both: ({ download, upload }) => `${named(download)}, ${named(upload)}`,
      "download-only": ({ download, tried }) => `${named(download)}만 있고 ${tried ? "온전한 " : ""}올리기가 없음`,
      "upload-only": ({ upload, tried }) => `${named(upload)}만 있고 ${tried ? "온전한 " : ""}내려받기가 없음`,
      neither: ({ tried }) => (tried ? "온전히 전송된 파일이 없음" : "파일 전송이 없음"),
      encrypted: () => "명령과 파일이 암호화됨(TLS)",
      "no-capture": noCapture,
    },
    hints: {
      both: null,
      "download-only": () => '"put FILE"도 입력',
      "upload-only": () => '"get FILE"도 입력',
      neither: () => '"get FILE"과 "put FILE" 입력',
      encrypted: () => PLAIN,
      "no-capture": ({ kind }) => recordOne(kind),
    },
  },
};

/** Of checks that need a data connection and find none. */
function withoutData(): Sentences<NoDataConnection> {
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

function withoutDataHints(): { [Reason in keyof NoDataConnection]: (data: NoDataConnection[Reason]) => string } {
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

const MODES = { active: "능동", passive: "수동" };
const ENDS = { client: "클라이언트", server: "서버" };
const WENT = { download: "내려받고", upload: "올리고", any: "전송하고" };
const ACTIVE_VERBS: ReadonlySet<string> = new Set(["PORT", "EPRT", "LPRT"]);

const EXPECTED_MODE: Record<string, string> = {
  active: "능동 모드 FTP여야 함. 클라이언트가 PORT나 EPRT를 보냄",
  passive: "수동 모드 FTP여야 함. 클라이언트가 PASV나 EPSV를 보냄",
  dhcp: "DHCP 메시지가 있어야 함",
};

const EXPECTED_PORT: Record<string, string> = {
  active: "클라이언트가 PORT나 EPRT로 데이터 포트를 알려야 함",
  passive: "서버가 PASV나 EPSV에 대한 응답(227, 229)으로 데이터 포트를 알려야 함",
};

const EXPECTED_SYN: Record<string, string> = {
  active: "서버가 데이터 연결의 SYN을 보내야 함",
  passive: "클라이언트가 데이터 연결의 SYN을 보내야 함",
};

const INSTEAD: Record<string, string> = {
  ssh: "(SSH가 있음)",
  http: "(HTTP가 있음)",
  refused: ": 서버가 연결을 거부함",
  unanswered: ": 서버가 응답하지 않음",
  cut: ": 패킷 뒷부분이 캡처되지 않아 명령을 읽을 수 없음",
  silent: ": 포트 21의 패킷은 있으나 명령과 응답이 없음",
  "data-only": "(데이터 연결만 있음)",
  dhcp: "(DHCP가 있음)",
};

const INSTEAD_HINTS: Record<string, string> = {
  ssh: "sftp와 scp는 FTP가 아니라 SSH이므로 ftp로 연결",
  http: 'http://는 FTP가 아니므로 ftp로 연결, 또는 "curl ftp://…" 사용',
  refused: "서버 주소와 FTP 서비스가 실행 중인지 확인",
  unanswered: "서버 주소와 FTP 서비스가 실행 중인지 확인",
  cut: WHOLE_PACKETS,
  silent: "필터 없이 캡처하고 bye 뒤에 tcpdump를 종료",
  "data-only": "필터 없이 캡처(포트 21이 있어야 함)",
};

function unreadable({ path, problem }: { path: string; problem: FileProblem | null }): string {
  if (problem === null) return `${withParticle(path, "은/는")} 캡처가 아님`;
  if (problem.code === "empty") return `${withParticle(path, "을/를")} 열 수 없음 (0바이트)`;
  return `${path}: ${splitAdvice(filesKo[problem.code](problem.data as never)).fact}`;
}

/** What is to be done about the file itself, where that is known. */
function adviceOn(problem: FileProblem | null): string {
  const advice = problem === null ? null : splitAdvice(filesKo[problem.code](problem.data as never)).advice;
  return advice ?? SAVE;
}

function captureName(kind: string | null): string {
  if (kind === "dhcp") return "DHCP 캡처";
  return kind === "active" || kind === "passive" ? `${MODES[kind]} 캡처` : "캡처";
}

function noCapture({ kind }: { kind: string | null }): string {
  return `${withParticle(captureName(kind), "이/가")} 없음`;
}

function recordOne(kind: string | null): string {
  if (kind === "dhcp") return '"tcpdump -i any port 67 or port 68 -w FILE"로 DHCP를 캡처';
  return kind === "active" || kind === "passive"
    ? `${MODES[kind]} 모드 세션을 캡처: ${modeHint(kind)}${windows(kind)}`
    : RECORD;
}

/** How to come by the mode. `instead` where none is asked for. */
function modeHint(kind: string | null, instead = RECORD): string {
  if (kind === "passive") return PASSIVE;
  return kind === "active" ? ACTIVE : instead;
}

/** What to do about packets that are not in the capture. */
function gapHint(gap: Gap, otherwise: string): string {
  if (gap === null) return otherwise;
  return gap === "lost" ? BUFFER : BOTH_WAYS;
}

/** Where the capture stops before any of it. */
function typeAll(mode: string | null): string {
  const first = mode === "passive" ? "passive, " : mode === "active" ? "passive off, " : "";
  return `${first}"get FILE", bye까지 입력한 뒤에 tcpdump를 종료`;
}

/** PORT, PASV or their kin were refused: by 500 or 501 for the address in them, else as the server is set up. */
function portRefusedHint({ verb, code }: RefusedCommand): string {
  if (code === 530) return LOG_IN;
  if (ACTIVE_VERBS.has(verb) && (code === 500 || code === 501)) {
    return "서버와 클라이언트 사이에 NAT가 없는 곳에서 다시 시도";
  }
  const setting = ACTIVE_VERBS.has(verb) ? "port_enable=YES" : "pasv_enable=YES";
  return `서버 설정에서 허용(vsftpd: ${setting})하거나 다른 클라이언트를 사용`;
}

/** A transfer was refused: for the data connection, for the file, or for reasons of the server's. */
function refusedHint({ verb, code }: RefusedCommand): string {
  if (code === 425) return "방화벽, NAT, 서버 설정이 데이터 연결을 막는지 확인";
  if (code === 530) return LOG_IN;
  if (code < 550 && code !== 450) return SERVER_LOG;
  return UPLOADS.has(verb) ? "쓰기 권한이 있는 폴더에 올리기" : "ls로 확인하고 있는 파일을 받기";
}

const UPLOADS: ReadonlySet<string> = new Set(["STOR", "STOU", "APPE"]);

/** Windows' ftp.exe is always active. */
function windows(mode: string | null): string {
  return mode === "passive" ? ' (Windows의 ftp.exe에는 없으므로 "curl ftp://…" 사용)' : "";
}

function commandHint(allowed: readonly string[]): string {
  const [first] = allowed;
  if (first === "EPSV" || first === "EPRT") return `${withParticle(first, "을/를")} 보내는 클라이언트(curl) 사용`;
  if (first === "PORT") return '"curl --disable-eprt -P - ftp://…" 사용';
  if (first === "PASV") return '"curl --disable-epsv ftp://…" 사용';
  return `${withParticle(allowed.join(", "), "을/를")} 보내는 클라이언트 사용`;
}

function typeInstead(missing: readonly string[]): string {
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
function openPort(opener: FtpEnd, own: string | null = null): string {
  if (own !== null && opener === "client") {
    return "서버가 227로 자기 주소를 알리게 하거나(vsftpd: pasv_address) EPSV를 사용";
  }
  return opener === "server"
    ? "클라이언트 방화벽에서 서버의 연결을 허용하고 NAT가 없는 곳에서 시도"
    : "서버 방화벽에서 수동 모드 포트(vsftpd: pasv_min_port, pasv_max_port)를 열기";
}

function toward(opener: FtpEnd, to: Endpoint, own: string | null): string {
  if (own === null) return withParticle(endpointText(to), "으로/로");
  return `${endpointText(to)}(${opener === "server" ? "클라이언트" : "서버"} 주소는 ${own})로`;
}

function loginRefusedHint({ code, reply }: { code: number | null; reply: string }): string {
  if (reply.includes("writable root")) return 'vsftpd.conf에 "allow_writeable_chroot=YES" 설정';
  if (code === 421) return "서버에 여유가 있을 때 다시 연결";
  return code === 500 ? "암호 문제가 아니므로 응답에 적힌 대로 서버를 설정" : "이름과 암호를 확인하고 다시 로그인";
}

function commandsOf(kind: string | null): string {
  if (kind === "active") return "PORT/EPRT";
  return kind === "passive" ? "PASV/EPSV" : "PORT나 PASV";
}

function announcer(method: string): string {
  return ACTIVE_VERBS.has(method) ? method : `${method} 응답`;
}

function commandsMissing({ missing, refused }: { missing: string[]; refused: string[] }): string {
  const notSent = missing.filter((verb) => !refused.includes(verb));
  const clauses = [
    notSent.length === 0 ? null : `${withParticle(notSent.join(", "), "을/를")} 쓰지 않음`,
    refused.length === 0 ? null : `${withParticle(refused.join(", "), "이/가")} 거부됨`,
  ];
  return clauses.filter((clause) => clause !== null).join(", ");
}

function segment(kind: string): string {
  return kind.toUpperCase();
}

function named({ verb, path }: FileNamed): string {
  return path === null ? verb : `${verb} ${path}`;
}

function amount(bytes: number | null, announced: number | null): string {
  if (bytes === null) return "";
  if (announced !== null && bytes >= announced) return "";
  return announced === null ? `${byteSize(bytes)} 뒤에 ` : `${byteSize(announced)} 중 ${byteSize(bytes)}에서 `;
}

function replied(code: number | null): string {
  return code === null ? "" : `(응답 ${code})`;
}

/** The first line of a reply. */
function replyText(code: number, reply: string): string {
  return reply === "" ? String(code) : `${code} ${reply}`;
}

function at(frame: number | null): string {
  return frame === null ? "" : `(프레임 ${frame})`;
}

function stops(seconds: number | null): string {
  return seconds === null ? "" : ` (캡처가 ${secondsFigure(seconds)}초에 끝남)`;
}
