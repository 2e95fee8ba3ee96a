import type { FtpSessionChecks } from "../../../report/grading/check-data/ftp.ts";
import { endpointText } from "../../endpoint-text.ts";
import { grouped } from "../../number-text.ts";
import { withParticle } from "../korean-particles.ts";
import {
  ACTIVE_VERBS,
  adviceOn,
  announcer,
  at,
  BOTH_WAYS,
  BUFFER,
  captureName,
  commandHint,
  commandsMissing,
  commandsOf,
  ENDS,
  EXPECTED_MODE,
  EXPECTED_PORT,
  GET,
  gapHint,
  INSTEAD,
  INSTEAD_HINTS,
  LOG_IN,
  loginRefusedHint,
  MODES,
  modeHint,
  noCapture,
  PLAIN,
  portRefusedHint,
  RECORD,
  RECORD_TO_END,
  recordOne,
  replyText,
  SAVE_ALL,
  SERVER_LOG,
  segment,
  stops,
  typeAll,
  typeInstead,
  unreadable,
  WAIT,
  WHOLE_PACKETS,
  windows,
} from "./ftp-phrases.ko.ts";
import type { CheckWords } from "./words.ts";

export const ftpChecksKo: CheckWords<FtpSessionChecks> = {
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
};
