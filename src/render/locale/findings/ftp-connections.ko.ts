import type { FtpConnectionCause, FtpConnectionFindings } from "../../../report/finding-data/ftp-connections.ts";
import { endpointText } from "../../endpoint-text.ts";
import { grouped, secondsFigure } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { withParticle } from "../korean-particles.ts";

type Groups = FtpConnectionFindings;
type Opener = "서버" | "클라이언트";

export const ftpConnectionsKo: Sentences<FtpConnectionFindings> = {
  "ftp.active-blocked": (data) => blocked("서버", data),
  "ftp.active-refused": (data) => refused("서버", data),
  "ftp.active-not-opened": (data) => notOpened("서버", data),
  "ftp.passive-blocked": (data) => blocked("클라이언트", data),
  "ftp.passive-refused": (data) => refused("클라이언트", data),
  "ftp.passive-not-opened": (data) => notOpened("클라이언트", data),
  "ftp.control-refused": (data) =>
    `${withParticle(data.client.ip, "이/가")} ${withParticle(called(data), "으로/로")} 제어 연결을 ${data.calls === 1 ? "" : `${grouped(data.calls)}번 `}시도했지만 거부되었습니다(${data.answer === "rst" ? "RST" : `${data.sender}의 ICMP 오류`}).`,
  "ftp.control-unanswered": (data) =>
    `${withParticle(called(data), "이/가")} ${data.client.ip}의 SYN ${grouped(data.syns)}개에 응답하지 않았습니다.`,
  "ftp.no-greeting": ({ client, server, how, seconds, calls }) => {
    const did = {
      fin: "환영 메시지 없이 연결을 닫았습니다",
      rst: "환영 메시지 없이 RST로 연결을 끊었습니다",
      silence: `${secondsFigure(seconds)}초 동안 환영 메시지를 보내지 않았습니다`,
    }[how];
    const often = calls === 1 ? "" : `(${grouped(calls)}번)`;
    return `${withParticle(endpointText(server), "이/가")} ${client.ip}의 제어 연결을 받아들인 뒤 ${did}${often}.`;
  },
};

function called({ server, servers }: Groups["ftp.control-unanswered"]): string {
  return servers > 10 ? `${endpointText(server)} 외 서버 ${grouped(servers - 1)}대` : endpointText(server);
}

function blocked(opener: Opener, data: Groups["ftp.active-blocked"]): string {
  const { syns, seconds, synAcks } = data;
  const during = seconds < 0.05 ? "" : ` ${secondsFigure(seconds)}초 동안`;
  const sent = `${target(data)} ${withParticle(opener, "이/가")}${during} SYN을 ${grouped(syns)}번 보냈지만`;
  const fared =
    synAcks === 0
      ? "아무 응답도 받지 못했"
      : `, 돌아온 SYN-ACK ${grouped(synAcks)}개에 ${withParticle(opener, "이/가")} 한 번도 확인 응답하지 않았`;
  return `${sent}${synAcks === 0 ? " " : ""}${fared}${ending(data)}.${again(data)}`;
}

function refused(opener: Opener, data: Groups["ftp.active-refused"]): string {
  const { syns, icmp } = data;
  const by =
    icmp === null
      ? "RST로 거부되었"
      : `${withParticle(icmp.sender, "이/가")} ICMP 오류(${ICMP_KINDS[icmp.kind] ?? icmp.kind})로 거부했`;
  const count = syns === 1 ? "SYN을 보냈지만" : `SYN을 ${grouped(syns)}번 보냈지만`;
  return `${target(data)} ${withParticle(opener, "이/가")} ${count} ${by}${ending(data)}.${again(data)}`;
}

const ICMP_KINDS: Record<string, string> = {
  network: "네트워크에 도달할 수 없음",
  host: "호스트에 도달할 수 없음",
  port: "포트에 도달할 수 없음",
  prohibited: "관리 정책으로 금지됨",
  expired: "TTL 초과",
};

function notOpened(opener: Opener, data: Groups["ftp.active-not-opened"]): string {
  const { waitedSeconds, dataCaptured, serverMet, verb, replyCode } = data;
  const lacks = `${target(data)} ${withParticle(opener, "이/가")} 보낸 SYN이 캡처에 없`;
  const waited =
    waitedSeconds === null
      ? ending(data)
      : verb === null
        ? `고, ${withParticle(opener, "은/는")} ${secondsFigure(waitedSeconds)}초 뒤에 그만두었습니다`
        : `고, ${withParticle(verb, "은/는")} ${secondsFigure(waitedSeconds)}초 동안 기다렸습니다`;
  const met = serverMet === null || replyCode === null ? "" : ` 응답에 적힌 까닭은 ${MET[serverMet]}입니다.`;
  const doubt = dataCaptured ? "" : " 캡처에 이 방식의 데이터 연결이 전혀 없어, 시도했는지 여부는 알 수 없습니다.";
  return `${lacks}${waited}.${met}${again(data)}${doubt}`;
}

const MET = {
  refusal: "연결 거부",
  "no-answer": "시간 초과",
  "no-route": "호스트까지의 경로 없음",
  "own-trouble": "서버 자체의 문제",
};

/** "PORT가 알린 10.0.0.5:50021로". */
function target({ to, method }: Pick<Groups["ftp.active-blocked"], "to" | "method">): string {
  const named = NAMED[method] ?? `${withParticle(method, "이/가")} 알린`;
  return `${named} ${withParticle(endpointText(to), "으로/로")}`;
}

const NAMED: Partial<Record<string, string>> = {
  PASV: "227이 알린",
  EPSV: "229가 알린",
  LPSV: "228이 알린",
  default: "기본 데이터 포트",
  inferred: "(읽을 수 없는 명령으로 알린)",
};

/** Goes on behind the stem of a verb in the past. */
function ending({ verb, replyCode }: { verb: string | null; replyCode: number | null }): string {
  if (verb === null) return "습니다";
  const command = withParticle(verb, "은/는");
  return replyCode === null
    ? `고, ${command} 수행되지 않았습니다`
    : `고, ${command} ${withParticle(String(replyCode), "으로/로")} 실패했습니다`;
}

function again({ times }: { times: number }): string {
  return times === 1 ? "" : ` 이런 일이 ${grouped(times)}번 있었습니다.`;
}

export const ftpConnectionsCausesKo: Record<FtpConnectionCause, string> = {
  "firewall-at-client": "클라이언트 쪽 방화벽의 데이터 연결 차단",
  "firewall-at-server": "서버 쪽 방화벽의 연결 차단",
  "firewall-between": "클라이언트와 서버 사이에 있는 방화벽이나 라우터의 연결 차단",
  "nat-at-client": "밖에서 들어오는 연결을 보낼 곳을 모르는 클라이언트 쪽 NAT(공유기)",
  "passive-ports-closed": "서버 방화벽에서 열리지 않은(또는 NAT에서 포워딩되지 않는) 수동 모드 포트",
  "control-encrypted": "TLS 때문에 포트 번호를 읽지 못해 길을 열어 주지 못하는 방화벽이나 NAT",
  "unreachable-address": "상대편에서 도달할 수 없는 주소를 알림",
  "no-listener": "그 포트에서 기다리는 프로그램 없음",
  "port-not-named": "PORT나 PASV가 없거나 거부되어 포트가 정해지지 않음",
  "host-down": "꺼져 있거나 경로가 없는 호스트",
  "client-not-admitted": "이 클라이언트를 허용하지 않는 서버의 접근 제어(TCP wrappers, xinetd, 차단 목록)",
  "nobody-behind-proxy": "연결만 받고 뒤의 FTP 서버에는 닿지 못한 프록시나 포트 포워딩",
  "server-hangs": "과부하이거나, 인사하기 전에 이름 조회(역방향 DNS, ident)를 기다리는 서버",
  "server-cannot-open": "서버 자체에서 연결을 열지 못함(응답에 적힌 내용)",
  "opener-gave-up": "연결할 쪽이 시도하지 않았거나 다른 주소로 시도함",
  "opened-outside-capture": "캡처 지점을 지나지 않는 경로로 오간 연결",
  "data-not-captured": '제어 연결만 남기는 캡처 필터(예: "port 21")',
};
