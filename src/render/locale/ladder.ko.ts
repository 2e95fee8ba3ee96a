import { grouped } from "../number-text.ts";
import { withParticle } from "./korean-particles.ts";
import type { ladderEn, PortSource } from "./ladder.en.ts";

export const ladderKo: typeof ladderEn = {
  columns: { frame: "프레임", seconds: "초" },
  hosts: { client: "클라이언트", server: "서버", other: "다른 호스트", others: "다른 호스트들" },
  roles: { control: "제어", data: "데이터" },
  title: (id, route) => `세션 ${id}: ${route}`,
  phase: (number, name) => `${number} ${name}`,
  phases: {
    connect: "연결",
    login: "로그인",
    security: "TLS",
    commands: "명령",
    transfer: "데이터 전송",
    quit: "종료",
    end: "끝",
  },
  modes: { active: "능동(active)", passive: "수동(passive)" },
  segments: {
    handshake: "TCP 연결",
    burst: (count, size) => `세그먼트 ${grouped(count)}개, ${size}`,
    burstShort: (count, size) => `${grouped(count)}개 ${size}`,
    again: (count, size) => `재전송${count === 1 ? "" : ` ${grouped(count)}개`}, ${size}`,
    againShort: (count) => `재전송${count === 1 ? "" : ` ${grouped(count)}개`}`,
    finBoth: "FIN 양쪽",
    withBytes: (name, size) => `${name}, ${size} 포함`,
    opens: { client: "클라이언트가 연결", server: "서버가 연결" },
    sendsFirst: { client: "클라이언트가 먼저 SYN을 보냈음", server: "서버가 먼저 SYN을 보냈음" },
    otherOpens: (ip) => `${withParticle(ip, "이/가")} 연결`,
    otherSendsFirst: (ip) => `${withParticle(ip, "이/가")} 먼저 SYN을 보냈음`,
    noneLost: "손실 0",
    refused: "거부됨",
    noAnswer: "응답 없음",
    tryAgain: "다시 시도",
    encrypted: (count, size) => `암호화됨, 패킷 ${grouped(count)}개, ${size}`,
    encryptedShort: (count) => `암호화됨, ${grouped(count)}개`,
    piece: (size) => `메시지 일부, ${size}`,
  },
  listens: (port, unused) => `${port}번${unused ? ", 사용되지 않음" : " 대기"}`,
  address: {
    isPrivate: (said) => `${said}(사설)`,
    notOwn: {
      client: (said, own) => `알린 주소 ${said}, 클라이언트 주소 ${own}`,
      server: (said, own) => `알린 주소 ${said}, 서버 주소 ${own}`,
    },
    notUsed: (said, seen) => `알린 주소 ${said}, 연결된 주소 ${seen}`,
  },
  noSyn: (port) => `:${port}번으로 온 SYN 없음`,
  missing: (bytes) => `${bytes} 누락(캡처되지 않음)`,
  silence: (time) => `${time} 동안 패킷 없음`,
  midstream: "여기서 캡처 시작: 연결은 이미 열려 있었음",
  lineCount: (count) => `${grouped(count)}줄`,
  notListed: (count) => `패킷 ${grouped(count)}개는 표시되지 않음`,
  moreCommands: (count, verb, frames) =>
    `${verb === null ? "" : `${verb} `}명령 ${grouped(count)}개 더 있음: ${frames} (--all로 모두 표시)`,
  moreTransfers: ({ count, like, frames, bytes }) =>
    `${like === null ? "" : `이와 같은(${like}) `}전송 ${grouped(count)}개 더 있음: ${frames}, ${bytes} (--all 또는 --transfer N으로 표시)`,
  moreSessions: (count) => `세션 ${grouped(count)}개 더 있음 (--session N으로 하나, --all로 모두 표시)`,
  layers: {
    sequence: (relative) => `순서 번호 ${relative}`,
    initialSequence: (relative, initial) => `순서 번호 ${relative} (ISN ${initial})`,
    absoluteSequence: (number) => `순서 번호 ${number} (절댓값)`,
    acknowledgment: (relative) => `확인 응답 번호 ${relative}`,
    absoluteAcknowledgment: (number) => `확인 응답 번호 ${number} (절댓값)`,
    window: (bytes) => `윈도 크기 ${bytes}`,
    shiftedWindow: (bytes, sent) => `윈도 크기 ${bytes} (${sent})`,
    firstOf: (count) => `패킷 ${grouped(count)}개 중 첫 패킷`,
  },
  details: {
    frame: "프레임",
    time: "시각",
    from: "보낸 곳",
    to: "받는 곳",
    text: "내용",
    meaning: "뜻",
    packets: "패킷",
    bytes: "바이트",
    duration: "걸린 시간",
    flags: "플래그",
    numbers: "번호",
  },
  verdict: {
    mode: { active: "능동", passive: "수동" },
    modeUnknown: "데이터 연결",
    end: ({ role, ip, port }) =>
      `${role === null ? `${ip}의` : { client: "클라이언트", server: "서버" }[role]} ${port}번`,
    opened: (mode, from, frame, to, source) =>
      `${mode}: ${withParticle(from, "이/가")} ${frame}번 프레임에서 ${withParticle(to, "으로/로")} SYN을 보냈${thenSource(source)}.`,
    unanswered: (mode, from, to, syns, source) =>
      `${mode}, 그러나 열리지 않음: ${withParticle(from, "이/가")} ${withParticle(to, "으로/로")} SYN을 ${grouped(syns.count)}번(프레임 ${syns.frames}) 보냈지만 아무 응답도 없었${thenSource(source)}.`,
    refused: (mode, from, frame, to, reset, source) =>
      `${mode}, 그러나 거부됨: ${withParticle(from, "이/가")} ${withParticle(to, "으로/로")} SYN(프레임 ${frame})을 보냈지만 RST${reset === null ? "" : `(프레임 ${reset})`}로 거부되었${thenSource(source)}.`,
    halfOpen: (mode, from, frame, to, synAck, source) =>
      `${mode}, 그러나 절반만 열림: ${withParticle(from, "이/가")} ${withParticle(to, "으로/로")} SYN(프레임 ${frame})을 보내 SYN, ACK(프레임 ${synAck})를 받았지만 ACK가 뒤따르지 않았${thenSource(source)}.`,
    midway: (mode, ends, source) =>
      `${mode}: 데이터 연결 ${withParticle(ends, "은/는")} 캡처된 첫 패킷보다 먼저 열려 있어, 누가 열었는지 캡처로는 알 수 없습니다.${source.kind === "announced" ? ` 포트는 ${source.frame}번 프레임의 ${withParticle(source.method, "이/가")} 알렸습니다.` : ""}`,
    neverOpened: (mode, to, source) =>
      `${mode}, 그러나 열리지 않음: ${withParticle(to, "으로/로")} 보낸 SYN이 캡처에 없${thenSource(source)}.`,
    noSyn: (mode, to, source) => `${mode}: ${withParticle(to, "으로/로")} 보낸 SYN이 캡처에 없${thenSource(source)}.`,
    rejected: (verb, frame, code, reply) =>
      `데이터 연결 없음: ${withParticle(`${verb}(프레임 ${frame})`, "은/는")} ${withParticle(`${code}(프레임 ${reply})`, "으로/로")} 거부되었습니다.`,
    portRefused: (method, frame, code, reply) =>
      `서버가 ${withParticle(`${method}(프레임 ${frame})`, "을/를")} ${withParticle(`${code}(프레임 ${reply})`, "으로/로")} 거부했습니다.`,
    noConnection: "캡처에 데이터 연결이 없습니다.",
    ended: {
      failed: (code, frame) => `전송은 ${withParticle(`${code}(프레임 ${frame})`, "으로/로")} 실패했습니다.`,
      aborted: (abor, reply) =>
        `전송이 중단되었습니다${abor === null && reply === null ? "" : ` (${[abor === null ? "" : `ABOR ${abor}`, reply ?? ""].filter((part) => part !== "").join(", ")})`}.`,
      notCaptured: (code, frame) =>
        `${withParticle(`${code}(프레임 ${frame})`, "으로/로")} 전송이 완료되었으므로, 데이터 연결은 있었으나 캡처되지 않았습니다.`,
      unfinished: "이 전송의 최종 응답은 캡처에 없습니다.",
    },
    otherServerPort: (port) => `서버의 데이터 포트는 20번이 아니라 ${port}번입니다.`,
    passiveFrom20: "수동 모드인데도 서버의 데이터 포트가 20번입니다.",
    otherAddress: (method, said, seen) =>
      `${withParticle(method, "이/가")} 알린 주소는 ${said}이지만 실제로 연결된 주소는 ${seen}입니다.`,
    thirdHost: (ip) => `데이터를 주고받은 상대는 제3의 호스트 ${ip}입니다 (FXP와 같음).`,
    notOwnAddress: {
      client: (ip, own, isPrivate) =>
        `${withParticle(ip, "은/는")} ${isPrivate ? "사설 주소이며 " : ""}이 캡처의 클라이언트 주소(${own})가 아닙니다.`,
      server: (ip, own, isPrivate) =>
        `${withParticle(ip, "은/는")} ${isPrivate ? "사설 주소이며 " : ""}이 캡처의 서버 주소(${own})가 아닙니다.`,
    },
    missing: (bytes) => `데이터 중 ${withParticle(bytes, "은/는")} 캡처되지 않았습니다.`,
    likewise: (list) => `전송 ${list}도 같은 방식입니다.`,
    moreKinds: (count) => `전송 ${grouped(count)}개는 이와 다릅니다. --transfer N으로 하나씩 확인하십시오.`,
    id: (id) => `#${id} `,
    noCommand: "전송 명령은 오지 않았습니다.",
    morePorts: (count) => `포트 ${grouped(count)}개를 더 알렸지만 전송에 쓰이지 않았습니다.`,
    noTransferSeen: "캡처에 전송 명령이 없습니다.",
    noTransferReadable: "명령이 암호화되어 있고, 캡처에 데이터 연결이 없습니다.",
    noTransfer: "이 세션에서는 전송을 요청하지 않았습니다.",
    loginRefused: "로그인이 거부되었고 전송을 요청하지 않았습니다.",
  },
  table: {
    title: "제어 연결과 데이터 연결",
    control: "제어",
    data: "데이터",
    ports: "포트",
    opener: "연 쪽",
    lifetime: "지속 시간",
    bytes: "바이트",
    bytesOfBoth: "바이트 클라/서버",
    packets: "패킷",
    carried: "오고 간 내용",
    closed: "끝",
    syn: (role, frame) => `${role}, SYN ${frame}`,
    unknownOpener: "캡처 이전",
    total: (count) => `모두 ${grouped(count)}개`,
    moreConnections: (count) => `외 ${grouped(count)}개`,
    commandsAndReplies: (commands, replies) => `${commands}, ${replies}`,
    encrypted: (said) => (said === null ? "암호화됨" : `${said}, 나머지 암호화`),
    nothing: "0바이트",
    unused: "전송 없음",
  },
};

/** Goes on behind the stem of a verb in the past: "보냈" and "습니다", or "고" and where the port came from. */
function thenSource(source: PortSource): string {
  if (source.kind === "announced") {
    return `고, 이 번호는 ${source.frame}번 프레임의 ${withParticle(source.method, "이/가")} 알린 번호입니다`;
  }
  if (source.kind === "default") return "고, 알린 포트가 없어 기본 데이터 포트를 썼습니다";
  if (source.kind === "encrypted") return "고, 포트를 알린 명령은 암호화되어 있습니다";
  return source.kind === "unseen" ? "고, 포트를 알린 명령은 캡처되지 않았습니다" : "습니다";
}
