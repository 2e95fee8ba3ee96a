import { grouped } from "../number-text.ts";
import type { measuresEn } from "./measures.en.ts";

export const measuresKo: typeof measuresEn = {
  seconds: (figure) => `${figure}초`,
  longTime: (seconds) => {
    const minutes = Math.round(seconds / 60);
    const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
    if (days >= 365) return `${grouped(days)}일`;
    const pieces =
      days > 0
        ? [`${days}일`, hours > 0 ? `${hours}시간` : ""]
        : [`${hours}시간`, minutes % 60 > 0 ? `${minutes % 60}분` : ""];
    return pieces.join(" ").trimEnd();
  },
  frameCount: (count) => `프레임 ${grouped(count)}개`,
  packetCount: (count) => `패킷 ${grouped(count)}개`,
  byteCount: (count) => `${grouped(count)} B`,
  sessionCount: (count) => `세션 ${grouped(count)}개`,
  exchangeCount: (count) => `주고받기 ${grouped(count)}개`,
  commandCount: (count) => `명령 ${grouped(count)}개`,
  replyCount: (count) => `응답 ${grouped(count)}개`,
  frames: (list) => `프레임 ${list}`,
  sessions: (list) => `세션 ${list}`,
  transfer: (id) => `전송 ${id}`,
  exchange: (id) => `주고받기 ${id}`,
  exchanges: (list) => `주고받기 ${list}`,
  more: (count) => `외 ${grouped(count)}개 (--all로 모두 표시)`,
  moreWithFailures: (count, failures) =>
    `외 ${grouped(count)}개, 그중 완료되지 않은 것 ${grouped(failures)}개 (--all로 모두 표시)`,
};
