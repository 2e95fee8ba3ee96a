import { grouped } from "../number-text.ts";
import { withParticle } from "./korean-particles.ts";
import type { storyEn, ToldOpening, ToldPort } from "./story.en.ts";

export const storyKo: typeof storyEn = {
  heading: "경과",
  titles: {
    client: (name) => `DHCP: ${name}`,
    linkLocal: (mac) => `${mac} (DHCP 없음)`,
  },
  connected: (client, server, time, frames) =>
    `${withParticle(client, "이/가")} ${time}에 FTP 서버 ${server}에 연결했습니다(${frames}).`,
  midstream: (client, server, time, frames) =>
    `${withParticle(client, "과/와")} FTP 서버 ${server}의 세션이 이미 진행되는 중에 캡처가 시작됩니다(${time}, ${frames}).`,
  noAnswer: (client, server, time, syns, frames) =>
    `${withParticle(client, "이/가")} ${time}에 ${server}에 연결하려고 SYN ${grouped(syns)}개를 보냈으나(${frames}) 응답이 없었습니다.`,
  turnedAway: (client, server, time, frames) =>
    `${withParticle(client, "이/가")} ${time}에 ${server}에 연결하려 했으나 거부되었습니다(${frames}).`,
  greeted: (reply, frames) => `서버 인사말: ${reply} (${frames}).`,
  notGreeted: (reply, frames) => `서버가 클라이언트를 받지 않았습니다: ${reply} (${frames}).`,
  implicitTls: "처음부터 암호화된 연결(TLS)이므로 명령과 응답을 읽을 수 없습니다.",
  tls: (frames, until) =>
    `클라이언트가 TLS를 요청하고 서버가 받아들였습니다(${frames}). 그 뒤의 명령과 응답은 ${until === null ? "" : `연결이 다시 평문이 되기(${until}) 전까지 `}읽을 수 없습니다.`,
  loggedIn: (user, frames) => `클라이언트가 ${withParticle(user, "으로/로")} 로그인했습니다(${frames}).`,
  loggedInUnnamed: (frames) => `클라이언트가 로그인했습니다(${frames}).`,
  loginRefused: (user, reply, frames) =>
    `서버가 ${user === null ? "" : `${user}의 `}로그인을 거부했습니다: ${reply} (${frames}).`,
  asked: {
    download: (name, verb, frames) => `클라이언트가 ${name ?? "파일"} 내려받기를 요청했습니다(${verb}, ${frames}).`,
    upload: (name, verb, frames) => `클라이언트가 ${name ?? "파일"} 올리기를 요청했습니다(${verb}, ${frames}).`,
    listing: (name, verb, frames) => `클라이언트가 ${name ?? "현재 폴더"}의 목록을 요청했습니다(${verb}, ${frames}).`,
    other: (name, verb, frames) =>
      `클라이언트가 ${withParticle(name === null ? verb : `${verb} ${name}`, "을/를")} 요청했습니다(${frames}).`,
    encrypted: "읽을 수 없는 명령으로 데이터가 전송되었습니다.",
    notCaptured: "캡처에 없는 명령으로 데이터가 전송되었습니다.",
    resumed: (bytes) => `오프셋 ${bytes}부터 요청했습니다.`,
  },
  told: {
    client: (told) => `능동 모드: 클라이언트가 ${toldPort(told)} 알렸습니다(${told.method}, ${told.frames}).`,
    server: (told) => `수동 모드: 서버가 ${toldPort(told)} 알렸습니다(${told.method}, ${told.frames}).`,
    default: "능동 모드이며, 포트를 알리지 않았으므로 기본 데이터 포트를 씁니다.",
    active: "능동 모드입니다.",
    passive: "수동 모드입니다.",
    lost: {
      active: "능동 모드이며, 포트를 알린 명령은 캡처에 없습니다.",
      passive: "수동 모드이며, 포트를 알린 응답은 캡처에 없습니다.",
    },
  },
  opening: {
    opened: (one) => `${opener(one)} ${own(one)}${target(one)}에 연결했습니다(${one.frames}).`,
    half: (one) =>
      `${opener(one)} ${own(one)}${target(one)}에 SYN을 보내고 SYN-ACK를 받았으나(${one.frames}) ACK가 뒤따르지 않았습니다.`,
    unanswered: (one) =>
      `${opener(one)} ${own(one)}${target(one)}에 SYN ${grouped(one.syns)}개를 보냈으나(${one.frames}) 응답이 없었습니다.`,
    unreachable: (one, sender) =>
      `${opener(one)} ${own(one)}${target(one)}에 SYN ${grouped(one.syns)}개를 보냈으나(${one.frames}) ${withParticle(sender, "이/가")} ICMP 오류로 응답했습니다.`,
    refused: (one) =>
      `${opener(one)} ${own(one)}${target(one)}에 SYN ${grouped(one.syns)}개를 보냈으나 RST로 거부되었습니다(${one.frames}).`,
    midway: (ends, frames) => `데이터 연결(${ends}, ${frames})은 첫 패킷이 캡처되기 전에 이미 열려 있었습니다.`,
    never: "이 캡처에는 그 포트로 연결한 쪽이 없습니다.",
    unseen: "데이터 연결의 패킷이 캡처에 없습니다.",
  },
  carried: (bytes, time, rate, frames) =>
    `${time === null ? "" : `${time} 동안 `}${withParticle(spoken(bytes), "이/가")} 전송되었습니다(${rate === null ? "" : `${rate}, `}${frames}).`,
  sentInVain: (bytes, lost, time, frames) =>
    `${time === null ? "" : `${time} 동안 `}${withParticle(spoken(bytes), "을/를")} 보냈으나(${frames}) ${lost === null ? "" : `그중 ${withParticle(spoken(lost), "은/는")} `}확인 응답을 ${lost === null ? "전혀 " : ""}받지 못했습니다.`,
  paused: {
    silent: (seconds, frames) => `중간에 ${seconds} 동안 멈추었습니다(${frames}).`,
    windowShut: (seconds, frames) => `중간에 수신 측 윈도가 닫혀 ${seconds} 동안 멈추었습니다(${frames}).`,
  },
  brokenOff: {
    client: "클라이언트가 RST로 데이터 연결을 끊었습니다.",
    server: "서버가 RST로 데이터 연결을 끊었습니다.",
  },
  carriedNothing: "전송된 데이터가 없습니다.",
  missing: (bytes) => `그 밖에 ${withParticle(spoken(bytes), "이/가")} 전송되었으나 캡처되지 않았습니다.`,
  ended: {
    completed: (reply, frames) => `서버가 완료를 알렸습니다: ${reply} (${frames}).`,
    failed: (reply, frames) => `실패했습니다: ${reply} (${frames}).`,
    aborted: (abor, reply) =>
      `${abor === null ? "" : `클라이언트의 ABOR(${abor})로 `}중단되었습니다${reply === null ? "" : `: ${reply}`}.`,
    unfinished: "최종 응답이 캡처에 없습니다.",
  },
  likewise: (count, names, bytes, frames) =>
    `전송 ${grouped(count)}개도 같은 경과입니다${names === "" ? "" : `: ${names}`} (${frames}${bytes === null ? "" : `, 모두 ${bytes}`}).`,
  likewiseCommands: (count, verb, frames) => `${verb} ${grouped(count)}개도 같은 결과입니다(${frames}).`,
  done: {
    DELE: (name, frames) => `클라이언트가 ${withParticle(name, "을/를")} 삭제했습니다(DELE, ${frames}).`,
    MKD: (name, frames) => `클라이언트가 폴더 ${withParticle(name, "을/를")} 만들었습니다(MKD, ${frames}).`,
    RMD: (name, frames) => `클라이언트가 폴더 ${withParticle(name, "을/를")} 삭제했습니다(RMD, ${frames}).`,
    RNTO: (name, frames) => `클라이언트가 이름을 ${withParticle(name, "으로/로")} 바꾸었습니다(RNTO, ${frames}).`,
  },
  refused: (command, reply, frames) => `서버가 ${withParticle(command, "을/를")} 거부했습니다: ${reply} (${frames}).`,
  refusedUnseen: (reply, frames) => `서버가 캡처에 없는 명령을 거부했습니다: ${reply} (${frames}).`,
  unusedPort: "이 포트를 쓰는 전송은 요청되지 않았습니다.",
  serverEnds: (reply, frames) => `서버가 세션을 끝냈습니다: ${reply} (${frames}).`,
  moreSteps: (count, failures) =>
    `그 뒤로 단계 ${grouped(count)}개가 더 있습니다${failures === 0 ? "" : `(그중 성공하지 못한 것 ${grouped(failures)}개)`}. --all로 모두 표시합니다.`,
  nothingAsked: "이 캡처에는 전송 요청이 없습니다.",
  closed: {
    quit: (quit, frames) => `클라이언트가 QUIT(${quit})으로 끝내고 연결이 닫혔습니다(${frames}).`,
    fin: (frames) => `연결이 닫혔으며(${frames}), QUIT은 캡처에 없습니다.`,
    finUnread: (frames) => `연결이 닫혔습니다(${frames}).`,
    rst: (frames) => `연결이 RST로 끊겼습니다(${frames}).`,
    quitRst: (quit, frames) => `클라이언트가 QUIT(${quit})을 보냈고, 연결이 RST로 끊겼습니다(${frames}).`,
    quitOpen: (quit) => `클라이언트가 QUIT(${quit})을 보냈으나, 연결이 닫히는 것은 캡처되지 않았습니다.`,
    open: (frames) => `제어 연결의 끝은 캡처되지 않았으며, 그 마지막 패킷은 ${frames}입니다.`,
  },
  exchange: (id, time) => `주고받기 ${id}, ${time}.`,
  askedBefore: (discovers, time) =>
    `클라이언트가 DISCOVER를 ${grouped(discovers)}번 보낸 끝에 ${time} 만에 첫 OFFER가 왔습니다.`,
  askedAgain: (frames) => `OFFER가 온 뒤에도 클라이언트가 DISCOVER를 다시 보냈습니다(${frames}).`,
  viaRelays: (list) => `중계 에이전트 ${withParticle(list, "을/를")} 거쳤습니다.`,
  moreExchanges: (count, frames) => `주고받기 ${grouped(count)}개도 같은 경과입니다(${frames}).`,
};

function toldPort({ port, isOwn }: ToldPort): string {
  return isOwn ? `자신의 ${port}번 포트를` : `주소와 포트 ${withParticle(port, "을/를")}`;
}

function opener({ opener: end, openerIp }: ToldOpening): string {
  if (openerIp !== null) return withParticle(openerIp, "이/가");
  return end === "client" ? "클라이언트가" : "서버가";
}

function target({ to }: ToldOpening): string {
  return to ?? "그 포트";
}

function own({ fromPort }: ToldOpening): string {
  return fromPort === null ? "" : `자신의 ${fromPort}번 포트에서 `;
}

/** "12,000 B" is read with 바이트 behind the figure. */
function spoken(bytes: string): string {
  return bytes.replace(/ B$/, "바이트");
}
