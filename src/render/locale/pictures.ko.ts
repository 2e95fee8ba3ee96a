import { grouped } from "../number-text.ts";
import type { picturesEn } from "./pictures.en.ts";

export const picturesKo: typeof picturesEn = {
  legend: {
    control: "제어 연결",
    data: "데이터 연결",
    burst: "데이터 묶음(접어서 표시)",
    broadcast: "브로드캐스트",
    lost: "손실 또는 응답 없음",
  },
  page: {
    hint: "화살표를 가리키거나 누르거나 방향키로 옮겨 가면 자세한 내용이 보입니다. Esc 키로 닫습니다.",
    skip: "단계 목록으로 건너뛰기",
  },
  steps: {
    all: (count) => `전체 단계 목록(${grouped(count)}개)`,
    side: "캡처",
    between: "보낸 쪽 → 받는 쪽",
    what: "내용",
  },
  unavailable: {
    "packages-missing": (hint) => `PNG에 필요한 패키지가 설치되어 있지 않습니다: ${hint}`,
    "picture-too-large": (hint) => `그림이 너무 길어 PNG로 만들 수 없습니다. 범위를 좁히거나 SVG로 만드십시오: ${hint}`,
  },
};
