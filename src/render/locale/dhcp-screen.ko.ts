import type { dhcpScreenEn } from "./dhcp-screen.en.ts";
import { withParticle } from "./korean-particles.ts";

export const dhcpScreenKo: typeof dhcpScreenEn = {
  noTransactions: "이 캡처에는 DHCP 주고받기가 없습니다.",
  exchange: (id) => `주고받기 ${id}`,
  headings: { clients: "클라이언트" },
  labels: {
    client: "클라이언트",
    clientId: "클라이언트 식별자",
    vendorClass: "벤더 클래스",
    relays: "중계 에이전트",
    offers: "제안",
    lease: "임대",
    started: "시작",
  },
  offer: (ip, server, seconds) => `${ip} (서버 ${server}, ${seconds} 후)`,
  chosen: "선택됨",
  notChosen: "선택되지 않음",
  forever: "무기한",
  unknownServer: "알 수 없는 서버",
  leaseFacts: {
    address: (ip, mask) => (mask === null ? ip : `${ip}, 서브넷 마스크 ${mask}`),
    routers: (list) => `라우터 ${list}`,
    dns: (list) => `DNS ${list}`,
    domain: (name) => `도메인 ${name}`,
    seconds: (seconds) => `임대 시간 ${seconds}`,
    timers: (t1, t2) => `T1 ${t1}, T2 ${t2}`,
    server: (server) => `서버 ${server}`,
  },
  broadcastFlag: "브로드캐스트 플래그",
  noFlag: "플래그 없음",
  duplicate: (frame) => `${withParticle(frame, "과/와")} 같은 패킷`,
  problems: (list) => `문제: ${list}`,
  bytes: (hex) => `바이트 ${hex}`,
  yes: "예",
  no: "아니요",
};
