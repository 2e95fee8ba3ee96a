import { grouped } from "../number-text.ts";
import { isArchive, isPacked, systemErrorOf, wordsFor } from "./code-words.ts";
import { codesKo } from "./codes.ko.ts";
import { withParticle } from "./korean-particles.ts";
import type { messagesEn } from "./messages.en.ts";

export const messagesKo: typeof messagesEn = {
  standardInput: "표준 입력",
  captureErrors: {
    missing: () => "파일이 없습니다. 이름과 폴더를 확인하십시오",
    directory: () => '폴더입니다. 그 안의 캡처 파일을 지정하거나 "ftpscope grade FOLDER"를 쓰십시오',
    unreadable: (detail) => `읽을 수 없습니다${inBrackets(systemText(detail))}. ${unreadableAdvice(detail)}`,
    empty: () => "빈 파일입니다(0바이트). 다시 캡처하고 Ctrl-C로 끝내십시오",
    "not-a-capture": (detail) =>
      detail === "cut-header"
        ? "캡처의 헤더 중간에서 파일이 끝납니다. 다시 캡처하고 Ctrl-C로 끝내십시오"
        : `캡처가 아닙니다${inBrackets(detail === null ? null : wordsFor(codesKo.lookalikes, detail))}. ${lookalikeAdvice(detail)}`,
    unsupported: (detail) =>
      `읽지 않는 종류의 캡처입니다${inBrackets(detail === null ? null : wordsFor(codesKo.unsupported, detail))}. ${unsupportedAdvice(detail)}`,
    "damaged-compression": () => "첫 패킷 전에 압축이 손상되었습니다. 파일을 다시 복사하거나 내려받으십시오",
  },
  usageErrors: {
    "unknown-option": ({ detail, hint }) =>
      `알 수 없는 옵션입니다: ${detail}. ${hint === null ? '"ftpscope --help"를 보십시오' : `${hint}인지 확인하십시오`}`,
    "unknown-command": ({ detail, hint }) =>
      `${withParticle(detail, "이라는/라는")} 명령도 파일도 없습니다. "ftpscope ${hint ?? ""}"인지 확인하십시오. 그런 이름의 파일은 ./${withParticle(detail, "으로/로")} 지정합니다`,
    "unknown-finding": ({ detail, hint }) =>
      `그런 코드의 진단이 없습니다: ${detail}. ${hint === null ? '"ftpscope explain --list"를 보십시오' : `${hint}인지 확인하십시오`}`,
    "missing-value": ({ detail }) => `옵션 ${detail}에는 값이 필요합니다`,
    "bad-value": ({ detail, hint }) => `쓸 수 없는 값입니다: ${detail}. 가능한 값: ${hint ?? ""}`,
    "conflicting-options": ({ detail }) => `함께 쓸 수 없는 옵션입니다: ${detail}`,
    "option-elsewhere": ({ detail, hint }) =>
      `옵션 ${withParticle(detail, "은/는")} 다른 명령의 것입니다: ${hint ?? ""}`,
    "late-command": ({ detail }) =>
      `명령을 먼저 씁니다: "ftpscope ${detail} CAPTURE". 그런 이름의 파일은 ./${withParticle(detail, "으로/로")} 지정합니다`,
    "no-such-session": ({ detail, hint }) =>
      `세션 ${withParticle(detail, "은/는")} 없습니다. 이 캡처의 세션은 ${hint}개입니다`,
    "no-such-transfer": ({ detail, hint }) =>
      `전송 ${withParticle(detail, "은/는")} 없습니다. 이 캡처의 전송은 ${hint}개입니다`,
    "no-such-transaction": ({ detail, hint }) =>
      `주고받기 ${withParticle(detail, "은/는")} 없습니다. 이 캡처의 주고받기는 ${hint}개입니다`,
    "filter-of-what": ({ detail }) => `--filter에는 다음 중 하나가 필요합니다: ${detail}`,
    "table-without-csv": () => "--table은 --format csv와 함께 사용합니다",
    "not-drawn": ({ detail, hint }) =>
      `${withParticle(detail, "으로/로")}는 시퀀스 다이어그램과 비교만 그립니다: "ftpscope ladder CAPTURE -o picture.${hint ?? ""}"`,
    "foreign-ending": ({ detail, hint }) => `${detail}: 이 확장자로는 출력할 수 없습니다. 가능한 확장자: ${hint ?? ""}`,
    "binary-to-terminal": ({ detail, hint }) =>
      `${withParticle(detail, "은/는")} 터미널에 표시할 수 없습니다. 파일로 저장하십시오: -o picture.${hint ?? ""}`,
    "too-many-captures": () => "compare에는 캡처 두 개, 또는 두 전송이 모두 든 캡처 하나를 지정합니다",
    "no-ftp": ({ detail }) => `${detail}: 비교할 FTP 세션이 없습니다`,
    "one-transfer": ({ detail }) =>
      `${detail}: 전송이 하나뿐입니다. 캡처를 하나 더 지정하십시오: "ftpscope compare ACTIVE PASSIVE"`,
    "one-folder": ({ detail }) => `grade에는 제출물 전체가 든 폴더나 zip 하나만 지정합니다. ${detail}: 두 번째입니다`,
    "columns-without-roster": () => "--columns는 --roster와 함께 씁니다",
    "grade-output": ({ detail }) => `--format ${detail} 형식은 grade에만 있습니다: "ftpscope grade 제출물"`,
    "folder-exists": ({ detail }) =>
      `${detail}: 이미 있습니다. --force를 쓰면 그 안에 쓰고 같은 이름의 파일을 바꿉니다`,
    "extract-where": () => "extract에는 저장할 폴더(-o DIR)나, 크기와 SHA-256만 보는 --hash가 필요합니다",
    "extract-folder-exists": ({ detail }) =>
      `${detail}: 이미 파일이 있습니다. 새 폴더나 빈 폴더를 지정하십시오. --force를 쓰면 있던 파일은 바꾸지 않고 그 옆에 저장합니다`,
    "input-too-large": ({ detail }) =>
      `${detail}: 두 번 읽으려고 저장하기에는 너무 큽니다. 파일로 저장하고 그 파일을 지정하십시오`,
    "no-such-check": ({ detail, hint }) => `${detail}: 그런 채점 항목이 없습니다. 가능한 항목: ${hint ?? ""}`,
    "check-needs-rubric": ({ detail, hint }) =>
      `${detail}: 값(${hint ?? ""})이 필요한 항목입니다. 채점 기준 파일에 적고 --rubric으로 지정하십시오`,
    "input-unreadable": ({ detail, hint }) =>
      hint === "ENOENT"
        ? `${detail}: 파일이 없습니다. 이름을 확인하십시오`
        : `${detail}: 읽을 수 없습니다${inBrackets(systemText(hint))}. 이름과 권한을 확인하십시오`,
    "no-pipe": ({ detail }) =>
      `${withParticle(detail, "은/는")} 표준 입력이 아니라 파일을 읽습니다. 파일로 저장하고 지정하십시오: "ftpscope ${detail} FILE"`,
    "cut-of-what": () =>
      "cut에는 번호를 붙인 --session, --transfer, --transaction, 또는 FTP와 DHCP 전부를 뜻하는 --all이 필요합니다",
    "cut-to-terminal": () =>
      "캡처는 터미널에 표시할 수 없습니다. 파일로 저장하거나(-o part.pcapng) 다른 프로그램에 넘기십시오: | wireshark -k -i -",
    "cut-ending": ({ detail, hint }) => `${detail}: cut은 캡처만 저장합니다. 가능한 확장자: ${hint ?? ""}`,
    "cut-link-types": ({ detail }) =>
      `${detail}: 패킷의 링크 종류가 여럿인데 pcap에는 하나만 담을 수 있습니다. 확장자를 .pcapng로 하십시오`,
    "nothing-to-cut": ({ detail }) => `${detail}: FTP도 DHCP도 없어 아무것도 저장하지 않았습니다`,
    "read-twice": ({ detail }) =>
      `${detail}: 두 번 읽어야 하는데 파이프는 한 번만 읽을 수 있습니다. 파일로 저장하고 지정하십시오`,
    "useless-option": ({ detail, hint }) =>
      `옵션 ${withParticle(detail, "은/는")} "${hint ?? ""}"에서 쓰이지 않습니다. 쓸 수 있는 옵션은 "${hint ?? ""} --help"로 볼 수 있습니다`,
    "output-among-handins": ({ detail, hint }) =>
      `${detail}: 제출물 폴더 안이라 다음 채점 때 제출물로 읽힙니다. 폴더 밖을 지정하십시오(예: ${hint ?? ""})`,
    "scratch-unwritable": ({ detail, hint }) =>
      `${detail}: 여기에 제출물을 풀 수 없습니다${inBrackets(systemText(hint))}. 공간을 비우거나 TMPDIR로 다른 폴더를 지정하십시오`,
    "output-exists": ({ detail }) => `${detail}: 이미 있습니다. --force를 쓰면 덮어씁니다`,
    "output-is-input": ({ detail }) => `${detail}: 읽을 파일 자신입니다. 다른 출력 이름을 지정하십시오`,
    "output-unwritable": ({ detail, hint }) =>
      `${detail}: 쓸 수 없습니다${inBrackets(systemText(hint))}. 다른 폴더나 이름을 지정하십시오`,
  },
  strictDamage: (path) => `${path}: 손상되었거나 잘린 캡처이므로 --strict에서는 오류입니다`,
  passwordsShown: "--show-passwords 때문에 비밀번호가 그대로 표시됩니다. 이 출력을 다른 사람에게 주지 마십시오",
  cutShowsPasswords: "잘라 낸 캡처에도 원본처럼 비밀번호가 평문으로 들어 있습니다. 다른 사람에게 주지 마십시오",
  noHandIns: "제출물이 지정되지 않았습니다",
  noInput: "캡처를 지정하지 않았습니다",
  interrupted: "중단되었습니다. 그때까지 읽은 내용만 표시합니다",
  outputFailed: (code) => `출력을 쓰지 못했습니다${inBrackets(systemText(code))}`,
  internalError: "내부 오류입니다. 아래 내용을 개발자에게 알려 주십시오",
  progressHandIns: (done: number, all: number) => `제출물 ${grouped(all)}개 중 ${grouped(done)}개`,
  gradingInterrupted: "중단됨: 아무것도 쓰지 않았습니다",
  progressShare: (percent, packets) => `${percent} %, 패킷 ${grouped(packets)}개`,
  progressLive: (packets, perSecond, sessions) =>
    `패킷 ${grouped(packets)}개, 초당 ${grouped(perSecond)}개, 열린 세션 ${grouped(sessions)}개`,
  progressRate: (packets, perSecond) => `패킷 ${grouped(packets)}개, 초당 ${grouped(perSecond)}개`,
};

function unreadableAdvice(detail: string | null): string {
  return /EACCES|EPERM/.test(detail ?? "") ? "권한을 확인하십시오" : "다른 곳에 복사한 뒤 다시 시도하십시오";
}

function lookalikeAdvice(detail: string | null): string {
  if (detail === "zip") return '압축을 풀고 그 안의 캡처를 지정하거나 "ftpscope grade FILE"을 쓰십시오';
  if (isArchive(detail)) return "압축을 풀고 그 안의 캡처를 지정하십시오";
  if (detail === "packet-text") return '패킷 자체를 저장하는 "tcpdump -w FILE"로 다시 캡처하십시오';
  return "pcap, pcapng, snoop 파일을 지정하십시오";
}

function unsupportedAdvice(detail: string | null): string {
  return isPacked(detail) ? "먼저 압축을 푸십시오" : "Wireshark에서 열어 pcapng로 저장하십시오";
}

function systemText(detail: string | null): string | null {
  if (detail === null) return null;
  const code = systemErrorOf(detail);
  const text = wordsFor(codesKo.system, code);
  return text === code ? code : `${text}, ${code}`;
}

function inBrackets(detail: string | null): string {
  return detail === null ? "" : `(${detail})`;
}
