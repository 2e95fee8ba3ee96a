import type { picturesEn } from "./pictures.en.ts";

export const picturesKo: typeof picturesEn = {
  legend: {
    control: "제어 연결",
    data: "데이터 연결",
    burst: "데이터 묶음(접어서 표시)",
    broadcast: "브로드캐스트",
    lost: "손실 또는 응답 없음",
  },
  unavailable: {
    "packages-missing": (hint) => `PNG에 필요한 패키지가 설치되어 있지 않습니다: ${hint}`,
    "picture-too-large": (hint) => `그림이 너무 길어 PNG로 만들 수 없습니다. 범위를 좁히거나 SVG로 만드십시오: ${hint}`,
  },
};
