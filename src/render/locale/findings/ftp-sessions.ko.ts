import type { FtpSessionCause, FtpSessionFindings } from "../../../report/finding-data/ftp-sessions.ts";
import { endpointText } from "../../endpoint-text.ts";
import { grouped, listOfNumbers, secondsFigure } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { withParticle } from "../korean-particles.ts";
import { measuresKo } from "../measures.ko.ts";

type Groups = FtpSessionFindings;

export const ftpSessionsKo: Sentences<FtpSessionFindings> = {
  "ftp.password-clear": ({ sessions, count }) =>
    `비밀번호가 평문으로 보입니다(세션 ${listOfNumbers(sessions)}${count > sessions.length ? " …" : ""}). --show-passwords를 지정하지 않으면 모든 출력에서 가려집니다.`,
  "ftp.login-refused": ({ user, attempts, replyCode, reply, accepted }) => {
    const who = user === null ? "" : `"${user}" 사용자의 `;
    const refused =
      attempts === 1
        ? `서버가 ${who}로그인을 거부했습니다`
        : `서버가 로그인을 ${grouped(attempts)}번 거부했습니다${user === null ? "" : `(마지막 사용자 "${user}")`}`;
    return `${refused}(${replied(replyCode, reply)}).${accepted === false ? "" : OTHERWISE[accepted === null ? "hidden" : "accepted"]}`;
  },
  "ftp.login-guessing": ({ client, server, attempts, users, passwords, sessions, seconds, accepted }) =>
    `${withParticle(server, "이/가")} ${client}의 로그인을 ${time(seconds)} 동안 ${grouped(attempts)}번 거부했습니다(사용자 이름 ${grouped(users)}개, 비밀번호 ${grouped(passwords)}개, ${measuresKo.sessionCount(sessions)}).${accepted ? " 그 뒤에 그중 한 사용자가 로그인했습니다." : ""}`,
  "ftp.login-needed": ({ verb, replyCode, times, accepted }) =>
    `로그인 전에 ${times === 1 ? withParticle(verb, "을/를") : `명령 ${grouped(times)}개(첫 명령 ${verb})를`} 보냈고 ${withParticle(String(replyCode), "으로/로")} 거부되었습니다.${accepted ? " 로그인은 그 뒤에 이루어졌습니다." : ""}`,
  "ftp.refused-after-login": ({ verb, replyCode, reply, times }) =>
    `로그인에 성공했지만 ${withParticle(verb, "이/가")} ${often(times)}거부되었습니다(${replied(replyCode, reply)}).`,
  "ftp.command-refused": ({ verb, argument, replyCode, reply, times }) => {
    const what = verb === null ? "캡처에 없는" : asked(verb, argument);
    const more = `이 세션에서 ${verb === null ? "이런 명령은" : withParticle(verb, "은/는")} ${grouped(times)}번 거부되었습니다`;
    return `${what} 명령이 거부되었습니다(${replied(replyCode, reply)})${times === 1 ? "" : `. ${more}`}.`;
  },
  "ftp.anonymous-login": ({ user, server, sessions }) =>
    `${endpointText(server)} 서버가 계정이 필요 없는 "${user}" 로그인을 받아들였습니다(${measuresKo.sessionCount(sessions)}).`,
  "ftp.mode-refused": ({ method, replyCode, fallback, times }) =>
    `${withParticle(method, "이/가")} ${often(times)}${withParticle(String(replyCode), "으로/로")} 거부되었습니다. ${fallback === null ? "그 뒤에 다른 방법으로 정해진 데이터 연결은 없습니다" : `클라이언트는 ${withParticle(fallback, "으로/로")} 계속했습니다`}.`,
  "ftp.command-unanswered": ({ verb, how, seconds }) =>
    how === "silence"
      ? `서버가 ${withParticle(verb, "을/를")} 받고도 ${time(seconds)} 동안 응답하지 않았습니다.`
      : `서버가 ${verb}에 응답하지 않고 제어 연결을 ${how === "fin" ? "닫았습니다" : "RST로 끊었습니다"}.`,
  "ftp.service-closing": ({ reply, when, idleSeconds }) => `${CLOSING[when](idleSeconds)}(${replied(421, reply)}).`,
  "ftp.control-lost": ({ idleSeconds, by, how, resultLost }) => {
    const other = by === "client" ? "server" : "client";
    const silence = `${time(idleSeconds)} 동안 조용했던 제어 연결이 끊겨 있었습니다.`;
    const died =
      how === "unanswered"
        ? `${silence} ${ENDS[by]}가 보내고 재전송한 패킷에 확인 응답이 오지 않았습니다.`
        : `${silence} ${ENDS[other]}가 보낸 패킷에 ${ENDS[by]} 주소로 된 RST가 돌아왔습니다.`;
    return `${died}${resultLost ? " 전송 결과를 알리는 응답은 도착하지 않았습니다." : ""}`;
  },
  "ftp.tls-refused": ({ verb, argument, replyCode, left }) =>
    `${asked(verb, argument)} 명령이 ${withParticle(String(replyCode), "으로/로")} ${left ? "거부되었고, 클라이언트는 로그인하지 않고 연결을 끊었습니다" : "거부되었습니다"}.`,
  "ftp.tls-downgraded": ({ user, replyCode }) =>
    `서버가 TLS를 거부했고(${replyCode}) 클라이언트는 TLS 없이 ${user === null ? "" : `"${user}" 사용자로 `}로그인을 시도했습니다.`,
  "ftp.tls-control-cleared": ({ commands }) =>
    `암호화된 구간 뒤에서 제어 연결이 다시 평문이 되었습니다(CCC). ${measuresKo.commandCount(commands)}를 읽을 수 있습니다.`,
  "ftp.tls-data-clear": ({ connections, of }) =>
    `명령은 암호화되었지만 데이터 연결 ${grouped(of)}개 중 ${grouped(connections)}개는 평문입니다.`,
  "ftp.tls-failed": (data) => failed(data),
  "ftp.overlap-conflict": ({ bytes }) =>
    `${grouped(bytes)}바이트가 서로 다른 내용으로 두 번 전송되었습니다. 먼저 온 내용을 사용했습니다.`,
};

const ENDS = { client: "클라이언트", server: "서버" };

const OTHERWISE = {
  accepted: " 다른 시도는 성공했습니다.",
  hidden: " 그 뒤의 내용은 암호화되어 있습니다.",
};

const CLOSING: Record<Groups["ftp.service-closing"]["when"], (idleSeconds: number | null) => string> = {
  connect: () => "서버가 환영 메시지를 보내는 대신 접속을 거부했습니다",
  login: () => "서버가 로그인을 받지 않고 세션을 끝냈습니다",
  transfer: () => "서버가 전송 중에 세션을 끝냈습니다",
  command: () => "서버가 명령에 대한 응답으로 세션을 끝냈습니다",
  unasked: (idleSeconds) =>
    `${idleSeconds === null ? "" : `명령이 없는 채 ${withParticle(time(idleSeconds), "이/가")} 지나 `}서버가 세션을 끝냈습니다`,
};

function failed({ how, by, alert, answered }: Groups["ftp.tls-failed"]): string {
  const none = "암호화된 세션이 만들어지지 않았습니다.";
  switch (how) {
    case "alert":
      return `${none} ${by === null ? "상대" : ENDS[by]}가 ${alert === null ? "암호화된 경고(alert)" : `경고(alert) ${withParticle(alert, "으로/로")}`}${alert === null ? "로" : ""} 핸드셰이크를 중단했습니다.`;
    case "closed":
      return `${none} ${answered ? "TLS 핸드셰이크 도중에" : "서버가 TLS로 답하기 전에"} ${by === null ? "연결이 닫혔습니다" : `${ENDS[by]}가 연결을 끊었습니다`}.`;
    case "silence":
      return `${none} ${answered ? "TLS 핸드셰이크가 도중에 멈췄습니다" : "클라이언트의 첫 TLS 메시지에 답이 없었습니다"}.`;
    case "too-early":
      return `${none} 클라이언트가 첫 바이트부터 TLS를 시작했지만 서버는 평문으로 말했습니다.`;
    case "waited":
      return `${none} TLS로 시작하는 포트에서 클라이언트가 아무것도 보내지 않았습니다.`;
    case "not-begun":
      return "서버가 TLS에 동의했지만 클라이언트가 시작하지 않았습니다.";
  }
}

function replied(code: number, text: string): string {
  return text === "" ? String(code) : `${code} "${text}"`;
}

function asked(verb: string, argument: string | null): string {
  return argument === null || argument === "" ? verb : `${verb} ${argument}`;
}

function often(times: number): string {
  return times === 1 ? "" : `${grouped(times)}번 `;
}

function time(seconds: number): string {
  return seconds < 3_600 ? measuresKo.seconds(secondsFigure(seconds)) : measuresKo.longTime(seconds);
}

export const ftpSessionsCausesKo: Record<FtpSessionCause, string> = {
  "wrong-password": "잘못된 사용자 이름 또는 비밀번호",
  "account-not-allowed": "이 계정을 허용하지 않는 서버 설정",
  "account-needed": "추가 계정(ACCT)을 요구하는 서버",
  "tls-required": "먼저 TLS를 요구하는 서버 설정",
  "too-many-connections": "서버가 허용하는 접속 수 초과",
  "server-idle-timeout": "서버의 유휴 시간 제한",
  "server-stopping": "서버 또는 서버 프로그램의 종료",
  "ftp-inspected": "FTP를 검사하여 명령이나 응답을 버린 경로상의 방화벽",
  "nat-forgot": "조용한 제어 연결을 잊은 경로상의 NAT 또는 방화벽",
  "network-lost": "클라이언트와 서버 사이의 경로 단절 또는 상대 장비의 중단",
  "server-lacks-command": "이 명령을 모르거나 이 형식으로는 받지 않는 서버",
  "server-lacks-tls": "TLS가 설정되지 않은 서버",
  "certificate-refused": "상대 인증서에 대한 신뢰 거부",
  "tls-begun-otherwise": "서버와 다르게 설정된 클라이언트의 FTPS 방식(암시적·명시적)",
  "tls-versions-differ": "공통된 TLS 버전이나 암호 방식의 부재",
  "tls-inspected": "FTP 명령을 검사하면서 TLS를 통과시키지 않는 경로상의 방화벽",
  "client-configured-clear": "데이터 연결 보호(PROT P)를 요청하지 않았거나 평문을 요청한 클라이언트",
  "password-guessing": "비밀번호를 대입해 보는 프로그램",
};
