import type { FtpDataChecks } from "../../../report/grading/check-data/ftp.ts";
import { endpointText } from "../../endpoint-text.ts";
import { byteSize, grouped } from "../../number-text.ts";
import { withParticle } from "../korean-particles.ts";
import {
  ACTIVE,
  amount,
  at,
  BOTH_WAYS,
  BUFFER,
  ENDS,
  EXPECTED_SYN,
  GET,
  gapHint,
  MODES,
  named,
  noCapture,
  openPort,
  PLAIN,
  RECORD,
  RECORD_ALL,
  RECORD_TO_END,
  recordOne,
  refusedHint,
  replied,
  replyText,
  SAVE_ALL,
  segment,
  stops,
  toward,
  WENT,
  WHOLE_PACKETS,
  withoutData,
  withoutDataHints,
} from "./ftp-phrases.ko.ts";
import type { CheckWords } from "./words.ts";

export const ftpDataChecksKo: CheckWords<FtpDataChecks> = {
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
