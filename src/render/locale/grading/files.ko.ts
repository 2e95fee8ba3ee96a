import type { FileProblems } from "../../../report/grading/file-problems.ts";
import { grouped } from "../../number-text.ts";
import { wordsFor } from "../code-words.ts";
import { codesKo } from "../codes.ko.ts";
import type { Sentences } from "../finding-words.ts";
import { withParticle } from "../korean-particles.ts";

/** Why a file of a hand-in could not be used, or not all of it; then what to do. Follows "path: ", in the style of tables. */
export const filesKo: Sentences<FileProblems> = {
  empty: () => "빈 파일(0바이트). 다시 캡처하여 제출",
  "too-large": ({ bytes, most }) =>
    `너무 큼(${bytes === null ? "" : `${size(bytes)}, `}${size(most)}까지만 읽음). 과제에 필요한 것만 캡처`,
  "hand-in-too-large": ({ most }) =>
    `제출물 전체가 ${withParticle(size(most), "을/를")} 넘어 읽지 않음. 필요한 파일만 제출`,
  "too-many-files": ({ most }) => `파일이 ${grouped(most)}개를 넘어 여기부터 읽지 않음. 필요한 파일만 제출`,
  "folder-too-deep": ({ most }) => `폴더가 ${grouped(most)}단계보다 깊어 열지 않음`,
  "zip-too-deep": ({ most }) => `zip이 ${grouped(most)}번 넘게 겹쳐 열지 않음. 한 번만 압축`,
  "escaping-name": () => "zip 안의 이름이 zip 밖을 가리켜 풀지 않음. zip을 다시 만들어 제출",
  link: () => "링크여서 따라가지 않음. 파일 자체를 제출",
  special: () => "파일이 아니라 파이프, 소켓 또는 장치임",
  unreadable: ({ detail }) => `읽을 수 없음(${wordsFor(codesKo.system, detail)})`,
  encrypted: () => "암호가 걸려 있음. 암호 없이 압축하여 제출",
  "unknown-method": ({ method }) => `지원하지 않는 압축 방식(${method}번). 일반 방식(deflate)으로 다시 압축`,
  overlapping: () => "zip 폭탄처럼 다른 파일과 바이트를 함께 써서 풀지 않음. zip을 다시 만들어 제출",
  damaged: ({ kept }) =>
    `손상되었거나 중간에서 잘림(${kept === 0 ? "읽은 내용 없음" : `앞의 ${size(kept)}만 읽음`}). 다시 제출`,
  "wrong-checksum": () => "압축은 풀렸으나 zip의 체크섬과 다름(일부 내용이 바뀌었을 수 있음). 다시 제출",
  "damaged-zip": () => "zip이 손상되어 아무것도 읽을 수 없음. 다시 압축하여 제출",
  "cut-zip": ({ files }) =>
    `손상되었거나 중간에서 잘린 zip(파일 ${grouped(files)}개를 찾았고 나머지는 없어졌을 수 있음). 다시 제출`,
  "empty-zip": () => "zip 안에 파일이 없음",
  "other-archive": ({ format }) => `풀지 않는 압축 형식(${wordsFor(archives, format)}). zip이나 파일 그대로 제출`,
  "zip-not-here": () => 'zip 파일. 그 안의 캡처를 지정하거나 "ftpscope grade"로 채점',
  "not-a-capture": ({ lookalike }) =>
    lookalike === "packet-text"
      ? '캡처를 글자로 출력한 텍스트. "tcpdump -w FILE"로 캡처'
      : `이름과 달리 캡처가 아님(${wordsFor(looks, lookalike)})`,
  "not-a-picture": ({ lookalike }) => `이름과 달리 그림이 아님(${wordsFor(looks, lookalike)})`,
  "unsupported-capture": ({ format }) =>
    `읽지 않는 종류의 캡처(${wordsFor(codesKo.unsupported, format)}). Wireshark에서 열어 pcapng로 저장`,
  "no-capture": ({ code, detail }) => unopened[code](detail),
  "not-analyzed": ({ why }) =>
    `읽는 데 ${why === "time" ? "시간이 너무 오래 걸려" : "메모리가 너무 많이 들어"} 분석하지 못함. 과제에 필요한 것만 캡처`,
  shortcut: () => "파일이 아니라 바로 가기임. 파일 자체를 제출",
};

/** Of a capture that opens with a capture's first bytes, and no further. */
const unopened: Record<FileProblems["no-capture"]["code"], (detail: string | null) => string> = {
  missing: () => "파일이 없음",
  directory: () => "파일이 아니라 폴더임",
  unreadable: (detail) => `읽을 수 없음${inBrackets(detail, codesKo.system)}`,
  empty: () => "빈 파일(0바이트). 다시 캡처하여 제출",
  "not-a-capture": (detail) =>
    detail === "cut-header"
      ? "캡처의 헤더 중간에서 파일이 끝남. 다시 캡처하고 Ctrl-C로 끝내기"
      : `캡처가 아님${inBrackets(detail, looks)}`,
  unsupported: (detail) =>
    `읽지 않는 종류의 캡처${inBrackets(detail, codesKo.unsupported)}. Wireshark에서 열어 pcapng로 저장`,
  "damaged-compression": () => "첫 패킷 전에 압축이 손상됨. 다시 제출",
};

function inBrackets(detail: string | null, words: Record<string, string>): string {
  return detail === null ? "" : `(${wordsFor(words, detail)})`;
}

const archives: Record<string, string> = {
  "7z": "7z",
  rar: "RAR",
  tar: "tar",
  egg: "알집 EGG",
  alz: "알집 ALZ",
  cab: "CAB",
  xz: "xz",
  bzip2: "bzip2",
  lz4: "lz4",
  compress: "compress",
};

const looks: Record<string, string> = {
  ...codesKo.lookalikes,
  egg: "EGG 압축 파일",
  alz: "ALZ 압축 파일",
  cab: "CAB 압축 파일",
  xz: "xz 압축 파일",
  bzip2: "bzip2 압축 파일",
  lz4: "lz4 압축 파일",
  compress: "compress 압축 파일",
  capture: "캡처",
  svg: "SVG 그림",
  bmp: "BMP 그림",
  tiff: "TIFF 그림",
  heic: "HEIC 그림",
  avif: "AVIF 그림",
};

/** What a file looks like that is not what was asked for: a noun. */
export function lookalikeKo(code: string): string {
  return wordsFor(looks, code);
}

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes}바이트`;
  if (bytes < 1_048_576) return `${Math.floor(bytes / 1024)} KiB`;
  if (bytes < 1_073_741_824) return `${Math.floor(bytes / 1_048_576)} MiB`;
  return `${(bytes / 1_073_741_824).toFixed(1).replace(/\.0$/, "")} GiB`;
}
