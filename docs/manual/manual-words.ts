/** What the manual says beside the help. */
export const manualEn = {
  title: "packet captures of FTP and DHCP told",
  sections: {
    name: "NAME",
    synopsis: "SYNOPSIS",
    description: "DESCRIPTION",
    options: "OPTIONS",
    commands: "COMMANDS",
    exitCode: "EXIT STATUS",
    environment: "ENVIRONMENT",
    examples: "EXAMPLES",
    seeAlso: "SEE ALSO",
  },
  description: [
    "Captures are pcap, pcapng or snoop files, also compressed with gzip or zstd, or come through a pipe. What a file is, is told by its first bytes, not by its name.",
    "Results go to standard output; progress, warnings and errors to standard error. Frame numbers are Wireshark's. Passwords are masked unless --show-passwords is given. Nothing is sent anywhere, and there is no configuration file.",
  ],
  forAll: "Options that every command takes:",
  environment: [
    ["FTPSCOPE_LANG", "language: en or ko; before the locale"],
    ["LC_ALL, LC_MESSAGES, LANG", "the locale: its language, and whether box characters can be shown"],
    ["NO_COLOR, FORCE_COLOR", "no colours, or colours even where output is not a terminal"],
    ["COLUMNS", "columns of a line where the terminal does not say"],
    ["TERM", 'where it is "dumb", nothing is drawn with box characters'],
  ],
} satisfies ManualWords;

export const manualKo = {
  title: "FTP와 DHCP 패킷 캡처 분석",
  sections: {
    name: "이름",
    synopsis: "사용법",
    description: "설명",
    options: "옵션",
    commands: "명령",
    exitCode: "종료 코드",
    environment: "환경 변수",
    examples: "예",
    seeAlso: "관련 문서",
  },
  description: [
    "캡처는 pcap, pcapng, snoop 파일이며 gzip이나 zstd로 압축된 것도 읽습니다. 파이프로도 받습니다. 파일의 종류는 이름이 아니라 맨 앞의 바이트로 알아냅니다.",
    "결과는 표준 출력으로, 진행 상황, 경고, 오류는 표준 오류로 나갑니다. 프레임 번호는 Wireshark와 같습니다. 비밀번호는 --show-passwords를 지정하지 않으면 가려집니다. 어디로도 아무것도 보내지 않으며, 설정 파일은 없습니다.",
  ],
  forAll: "모든 명령에 쓸 수 있는 옵션:",
  environment: [
    ["FTPSCOPE_LANG", "언어: en, ko. 로캘보다 우선함"],
    ["LC_ALL, LC_MESSAGES, LANG", "로캘: 언어, 선 문자를 쓸 수 있는지 여부"],
    ["NO_COLOR, FORCE_COLOR", "색을 쓰지 않음, 출력이 터미널이 아니어도 색을 씀"],
    ["COLUMNS", "터미널의 폭을 알 수 없을 때 한 줄의 칸 수"],
    ["TERM", '"dumb"이면 선 문자 없이 그림'],
  ],
} satisfies ManualWords;

export interface ManualWords {
  title: string;
  sections: Record<
    "name" | "synopsis" | "description" | "options" | "commands" | "exitCode" | "environment" | "examples" | "seeAlso",
    string
  >;
  description: string[];
  forAll: string;
  environment: string[][];
}
