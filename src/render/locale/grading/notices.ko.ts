import type { Notices } from "../../../report/grading/notices.ts";
import type { Sentences } from "../finding-words.ts";
import { withParticle } from "../korean-particles.ts";

const MODES = { active: "능동", passive: "수동" };

export const noticesKo: Sentences<Notices> = {
  swapped: ({ active, passive }) =>
    `이름이 서로 바뀜: ${withParticle(active, "이/가")} 능동 모드, ${withParticle(passive, "이/가")} 수동 모드`,
  misnamed: ({ path, says, shows }) =>
    `이름(${MODES[says]})과 달리 ${withParticle(path, "은/는")} ${MODES[shows]} 모드`,
  doubled: ({ mode, paths }) => `${list(paths)} 모두에 ${MODES[mode]} 모드만 있음`,
  "same-capture": ({ paths }) => `${withParticle(list(paths), "이/가")} 같은 캡처임`,
  "cut-off": ({ path }) => `${withParticle(path, "이/가")} 패킷 중간에 끝남: 끝까지 저장되거나 복사되지 않은 파일`,
  "both-in-one": ({ path }) => `${path} 하나에 두 모드가 모두 있음`,
};

/** At most three names. */
function list(paths: readonly string[]): string {
  return paths.length > 3 ? `${paths.slice(0, 2).join(", ")} 외 ${paths.length - 2}개` : paths.join(", ");
}
