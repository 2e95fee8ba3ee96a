import { LIMITS } from "../../limits.ts";
import type { helpEn } from "./help.en.ts";

export const helpKo: typeof helpEn = {
  titles: {
    "Usage:": "사용법:",
    "Arguments:": "인수:",
    "Options:": "옵션:",
    "Global Options:": "모든 명령의 옵션:",
    "Commands:": "명령:",
  },
  examplesTitle: "예:",
  program: "패킷 캡처를 읽고 그 안의 FTP 세션, 파일 전송, DHCP 주고받기를 알려 줍니다.",
  usage: "[옵션] [캡처…]",
  commandsUsage: "[명령] [옵션] [캡처…]",
  captures: 'pcap, pcapng, snoop 파일(gzip, zstd 포함). 여러 개는 하나의 시간순으로 읽고 "-"는 표준 입력입니다',
  gradeUsage: "[옵션] HANDINS | --init [NAME]",
  handIns: "제출물이 든 폴더나 zip: 학생마다 폴더, zip 또는 파일 묶음",
  cutFiles:
    "pcap, pcapng, snoop 파일(gzip, zstd 포함). 여러 개는 하나의 시간순으로 읽습니다. 여러 번 읽으므로 파이프는 쓸 수 없습니다",
  checkedFiles: "한 제출물의 캡처(와 그림)",
  commands: {
    ftp: "FTP 세션 자세히: 명령, 응답, 데이터 연결, 전송",
    dhcp: "DHCP 주고받기 자세히: 메시지, 옵션, 제안, 임대",
    ladder: "시퀀스 다이어그램: 포트마다 세로선 하나, 명령·응답·데이터 묶음마다 화살표 하나",
    compare: "전송 두 개를 나란히 비교(능동과 수동): ACTIVE PASSIVE 또는 둘 다 든 캡처 하나",
    explain: "무슨 일이 있었고 왜 실패했는지: 경과, 원인, 확인할 것과 설정",
    extract: "전송된 파일을 꺼내 저장하고 온전한지, 어디가 빠졌는지 목록에 기록",
    cut: "고른 세션·전송·주고받기의 패킷만 따로 캡처 파일로 저장",
    grade: "제출물 채점: 학생마다 능동·수동 캡처와 그림",
    check: "채점 항목 하나만 확인하고 종료 코드로도 알림",
  },
  summaryIs: "명령 없이 실행하면 캡처 전체를 요약합니다.",
  options: {
    format:
      "출력 형식: text, json, ndjson, csv, xferlog, zeek. ladder와 compare는 svg, png, html, markdown, mermaid, plantuml도 가능 (기본값: --output의 확장자, 없으면 text)",
    json: "보고서를 JSON 문서 하나로 출력: --format json",
    table: "csv의 행: sessions, transfers, exchanges, transactions, messages, comparison, findings, traffic",
    output: "FILE에 쓰기 (끝까지 쓰거나 전혀 쓰지 않음)",
    force: "FILE이 있으면 덮어쓰기",
    all: "긴 표, 시퀀스 다이어그램, 설명을 줄이지 않음",
    session: "세션 N만 전부 표시",
    transfer: "전송 N만",
    transaction: "주고받기 N만 전부 표시",
    finding: "이 코드(예: ftp.active-blocked)의 진단만 표시. 캡처가 없으면 코드의 뜻을 설명",
    list: "설명할 수 있는 모든 진단의 코드와 제목",
    init: "처음 쓸 채점 기준 파일 만들기: ftp (기본값), dhcp",
    rubric: "채점 기준 파일 (기본값: 표준 채점 기준. --init으로 만들 수 있음)",
    roster: "수강생 명단 CSV. 점수와 피드백 열만 채우고 나머지는 그대로 둠",
    columns: "명단의 열 이름: id=,name=,grade=,feedback= (기본값: 흔한 이름으로 찾음)",
    pattern: "제출물 경로에서 학생을 나타내는 방식. 예: {id}_{name}/{*}",
    jobs: "작업 스레드 수, 16까지 (기본값: 코어와 제출물 수에 따라 1 또는 2). 1이면 스레드 없이 실행",
    id: "채점 항목: 채점 기준의 id 또는 내장 항목 이름 (여러 번 지정 가능, 기본값: 채점 기준의 모든 항목)",
    listings: "디렉터리 목록도 포함",
    hash: "파일을 저장하지 않고 크기와 SHA-256만 표시",
    "ascii-eol": "ASCII로 보낸 파일의 줄 끝: lf, crlf, native (기본값: 보낸 그대로)",
    filter: "해당 세션, 전송, 주고받기의 Wireshark 표시 필터 출력",
    "show-passwords": "비밀번호를 가리지 않고 표시",
    "allow-dhcp-server":
      "응답해도 되는 DHCP 서버의 주소 또는 MAC. 그 밖의 서버는 오류로 표시 (쉼표로 나열하거나 여러 번 지정)",
    follow: "커지고 있는 FILE과 그 뒤로 tcpdump나 dumpcap이 만드는 파일을 Ctrl-C까지 계속 읽음",
    idle: `이만큼(초, 캡처 시각 기준) 조용한 세션은 끝난 것으로 처리 (기본값: ${LIMITS.idleSeconds})`,
    "every-packet": "데이터를 묶지 않고 패킷마다 한 줄씩 표시",
    layers: "패킷마다 주소, 포트, 플래그, 순서 번호, 윈도 크기 표시",
    left: "왼쪽에 놓을 전송 N (첫째 캡처)",
    right: "오른쪽에 놓을 전송 N (둘째 캡처, 캡처가 하나면 그 캡처)",
    strict: "손상되거나 잘린 캡처를 오류로 처리 (종료 코드 2)",
    lang: "언어: en, ko (기본값: FTPSCOPE_LANG, 없으면 로캘)",
    width: "한 줄의 칸 수 (기본값: 터미널, 없으면 COLUMNS, 없으면 80)",
    ascii: "선 문자와 화살표 없이 그리기",
    color: "색: auto, always, never",
    completion: "셸 자동 완성 스크립트 출력: bash, zsh, fish",
    help: "전체 도움말 표시 (-h: 짧은 도움말)",
    version: "버전 표시",
  },
  commandOptions: {
    extract: {
      format: "출력 형식: text, json, ndjson, csv (기본값: text)",
      json: "파일 목록을 JSON 문서 하나로 출력: --format json",
      output: "저장할 폴더: 새 폴더나 빈 폴더",
      force: "파일이 있는 폴더에도 저장 (있던 파일은 바꾸지 않음)",
      all: "표에 모든 파일 표시",
      session: "세션 N의 파일만",
      transfer: "전송 N만 (디렉터리 목록이라도)",
    },
    cut: {
      session: "세션 N: 제어 연결과 데이터 연결 전부",
      transfer: "전송 N: 그 데이터 연결과 세션의 제어 연결",
      transaction: "주고받기 N: 그 메시지 전부(중계 에이전트 양쪽 포함)",
      all: "FTP와 DHCP 전부",
      output: "저장할 캡처: pcapng, 확장자가 pcap이면 pcap, -(또는 생략)이면 파이프로 넘김",
    },
    grade: {
      format: "출력 형식: text, json, csv, junit (기본값: --output의 확장자, 없으면 text)",
      json: "성적을 JSON 문서 하나로 출력: --format json",
      output: "결과를 모두 담을 폴더, 또는 확장자에 따라 파일 하나: .csv, .json, .xml (JUnit), .txt",
      force: "파일이 있으면 덮어쓰고, 비어 있지 않은 폴더에도 쓰기",
    },
    check: {
      format: "출력 형식: text, json (기본값: --output의 확장자, 없으면 text)",
      json: "결과를 JSON 문서 하나로 출력: --format json",
    },
  },
  commandDetails: {
    extract: [
      {
        title: "--output 폴더에 저장되는 것:",
        pairs: [
          ["파일", "안전하게 바꾼 FTP 경로 그대로, 이름이 같으면 둘째부터 이름 (2)"],
          ["*.partial", "온전하지 않은 파일, 빠진 곳은 0으로 채움"],
          ["manifest.json", "이름, 크기, SHA-256, 빠진 곳, 프레임, 시각 (docs/manifest.md)"],
        ],
      },
    ],
    cut: [
      {
        title: "잘라 낸 캡처에 들어가는 것:",
        pairs: [
          ["세션, 전송", "재전송, 실패한 연결 시도, 관련 ICMP 오류, 단편, 두 번 캡처된 패킷"],
          ["패킷 설명(comment)", "원본 캡처에서의 프레임 번호(pcap에는 없음)"],
          ["그대로 두는 것", "인터페이스, 링크 종류, 시각, 실제 길이, 기존 설명"],
        ],
      },
    ],
    grade: [
      {
        title: "--columns에 쓰는 명단의 열 (첫 행에 있는 이름으로 지정):",
        pairs: [
          ["id=NAME", "학번 또는 사용자 이름"],
          ["name=NAME", "학생 이름"],
          ["grade=NAME", "점수를 채울 열"],
          ["feedback=NAME", "채점 이유를 채울 열"],
        ],
      },
      {
        title: "--pattern에 쓰는 자리표시자 (HANDINS 안의 경로 첫머리부터 맞춤):",
        pairs: [
          ["{id}", "학번 또는 사용자 이름"],
          ["{name}", "학생 이름"],
          ["{*}", "무엇이든 (빈 글자와 하위 폴더 포함)"],
        ],
      },
      {
        title: "--output 폴더에 담기는 것:",
        pairs: [
          ["grades.csv, grades.json", "성적 (스프레드시트용, 프로그램용)"],
          ["junit.xml", "채점 항목마다 시험 하나 (빌드 서버용)"],
          ["class.html", "반 전체: 점수 분포, 가장 어려운 항목, 확인이 필요한 학생"],
          ["feedback/", "학생마다 피드백 한 쪽"],
          ["results/", "학생마다 Gradescope의 results.json"],
          ["명단과 같은 이름의 파일", "점수와 피드백을 채운 명단. 사람이 확인해야 하는 학생은 그대로 둠"],
        ],
      },
    ],
    check: [
      {
        title: "--id에 쓸 수 있는 것:",
        pairs: [
          ["active-port", "채점 기준의 id. 먼저 통과해야 하는 항목도 함께 확인"],
          ["captured-from-start", "내장 항목 하나. 결과가 가장 좋은 캡처로 확인"],
        ],
      },
    ],
  },
  examples: [
    ["ftpscope capture.pcap", "캡처에 무엇이 있는지"],
    ["ftpscope compare active.pcap passive.pcap -o picture.svg", "능동과 수동을 한 그림으로 비교"],
    ["tcpdump -i any -U -w - | ftpscope", "로그인, 전송, 임대를 바로 표시. Ctrl-C를 누르면 요약"],
  ],
  commandExamples: {
    extract: [
      ["ftpscope extract capture.pcap -o files", "전송된 파일 모두"],
      ["ftpscope extract capture.pcap --transfer 2 -o files", "그중 하나"],
      ["ftpscope extract capture.pcap --hash", "저장하지 않고 SHA-256만"],
    ],
    explain: [
      ["ftpscope explain capture.pcap", "경과와 실패한 까닭"],
      ["ftpscope explain --finding ftp.active-blocked", "캡처 없이 코드 하나의 뜻"],
      ["ftpscope explain --list", "모든 코드와 제목"],
    ],
    cut: [
      ["ftpscope cut capture.pcap --transfer 2 -o part.pcapng", "전송 하나를 Wireshark나 다른 사람에게"],
      ["ftpscope cut capture.pcap --session 1,3 --transaction 2 -o part.pcapng", "여럿을 캡처 하나로"],
      ["ftpscope cut capture.pcap --session 1 -o - | wireshark -k -i -", "바로 열기"],
    ],
    grade: [
      ["ftpscope grade hand-ins", "반 전체의 성적을 표로"],
      ["ftpscope grade hand-ins.zip --roster class.csv -o results", "모든 결과를 폴더에, 명단도 채움"],
      ["ftpscope grade --init -o rubric.yaml", "고쳐 쓸 표준 채점 기준"],
    ],
    check: [
      ["ftpscope check active.pcap passive.pcap picture.png", "한 제출물을 채점 기준 전체로 확인"],
      ["ftpscope check active.pcap --id active-port", "항목 하나만. 통과하면 종료 코드 0, 아니면 1"],
      ["ftpscope check active.pcap --rubric rubric.yaml --json", "직접 만든 채점 기준으로, 프로그램용 출력"],
    ],
  },
  wholeHelp: (command) => `모든 옵션은 "${command} --help"로 볼 수 있습니다.`,
  exitCodes:
    "종료 코드: 0 완료, 1 불합격 항목이 있거나 기준 점수에 못 미친 학생이 있음, 2 잘못된 사용 또는 읽을 수 없는 입력 (--strict에서는 손상 포함), 130 Ctrl-C로 중단.",
  markingExitCodes:
    "종료 코드: 0 모두 통과, 1 불합격 항목이 있거나 기준 점수에 못 미친 학생이 있음, 2 잘못된 사용 또는 읽을 수 없는 입력, 130 Ctrl-C로 중단.",
};
