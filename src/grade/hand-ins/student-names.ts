import { LIMITS } from "../../limits.ts";

/** Words that say what a file is, not whose. Lower case. */
const ROLE_WORDS = new Set(
  [
    "active act passive pasv pas psv pass port mode ftp ftps sftp dhcp tcp ip capture captures captured cap pcap pcapng wireshark",
    "packet packets dump tcpdump trace log picture pic image img photo screenshot screen shot compare comparison compared",
    "diagram diff ladder figure fig hw homework assignment assign report submit submission submissions submitted handin",
    "handins final copy new real fix fixed ver version rev late file files data kakaotalk client server download upload",
    "get put week lab dora relay lease vs and of the my zip net network networks service services result part try late",
    "login logon logout wrong ethernet wifi wi fi wlan eth adapter loopback good bad success failed failure error incorrect both single normal anonymous local ll apipa",
    "능동 수동 모드 액티브 패시브 엑티브 캡처 캡쳐 파일 그림 사진 비교 비교도 다이어그램 과제 숙제 제출 제출물 제출본 제출용 최종",
    "최종본 수정 수정본 재제출 복사본 사본 진짜 실습 레포트 리포트 보고서 스크린샷 화면 이미지 네트워크 서비스 패킷 전송 접속 주차 차 차시",
    "학번 이름 성명 학생 첨부 결과 답안 중계 임대 조별 팀별 모둠 번째 통신 컴퓨터 프로토콜 분반 지각 늦은 늦게 결석 추가 보충 로그인 의 학년 학기 학과 학부 전공 이더넷 와이파이 로컬 영역 연결",
  ]
    .join(" ")
    .split(" "),
);

/** Words for what an instructor keeps beside the hand-ins: a name of them, and of nobody, is no student's. */
const INSTRUCTOR_WORDS = new Set(
  [
    "example examples sample samples solution solutions answer answers reference references template templates test tests results",
    "feedback grade grades grading graded rubric roster instructor professor teacher correct backup backups old etc misc",
    "instructions notice",
    "예시 예제 샘플 정답 모범 모범답안 해답 템플릿 양식 서식 채점 채점용 교수 교수님 조교 조교용 강사 기준 채점기준 명단 출석부 공지 공지사항",
    "안내 참고 참고자료 자료 백업 기타 미제출 미제출자 테스트",
  ]
    .join(" ")
    .split(" "),
);
for (const word of INSTRUCTOR_WORDS) ROLE_WORDS.add(word);

/** The same, glued to a name: "홍길동능동". The longest first. */
const GLUED = [...ROLE_WORDS].filter((word) => /^[가-힣]{2,}$/.test(word)).sort((a, b) => b.length - a.length);
const FACULTY = /(?:학과|학부|대학|대학교|전공|공학과|공학부|계열|학년|학기|분반|[가-힣]{2,}과)$/;
const SECTION =
  /^(?:.*분반|[\p{L}\d]{1,3}\s?반|(?:section|class|sec|group|div)[\s_-]?[\p{L}\d]{1,3}|(?:주간|야간|오전|오후)반?)$/iu;

/** Whether a folder's name is that of a class among several: "A반", "02분반", "section 1". */
export function isSectionName(name: string): boolean {
  return SECTION.test(name.replace(/^\d+[\s_.-]+/, "").trim());
}

/** Hangul with the capital that tells namesakes apart ("김민수B"); other letters with the figures of a user's name ("kim99"). */
const WORD = /[가-힣]+(?:[A-Z](?!\p{L}))?|[^\P{L}가-힣]+(?:['’][^\P{L}가-힣]+)?(?:\d{1,4}(?!\d))?/gu;

/** What follows the user in a mail address. */
const MAIL_HOST = /@[a-z\d-]+(?:\.[a-z\d-]+)+/gi;

/** The words of a name that say whose it is: no numbers, no words for what it is. */
export function personalWords(name: string): string[] {
  const words = name.replaceAll(MAIL_HOST, "").match(WORD) ?? [];
  return words.flatMap((word) => {
    const bare = /^[가-힣]/.test(word) ? unglued(word) : word;
    if (bare === "" || ROLE_WORDS.has(bare.toLowerCase().replace(/\d+$/, ""))) return [];
    // Letters alone are versions, sections, "v" of "v2".
    return /^[a-z]\d*$/i.test(bare) || (FACULTY.test(bare) && bare.length > 2) ? [] : [bare];
  });
}

/** Family names of two syllables: what follows them is a given name, though it be "수정". */
const LONG_FAMILY_NAME = /^(?:남궁|황보|제갈|사공|선우|서문|독고|동방|망절|어금)[가-힣]{1,2}$/;

function unglued(word: string): string {
  if (LONG_FAMILY_NAME.test(word)) return word;
  let rest = word;
  for (const role of GLUED) {
    if (rest.length < role.length + 2) {
      if (rest === role) return "";
      continue;
    }
    if (rest.endsWith(role)) rest = rest.slice(0, -role.length);
    else if (rest.startsWith(role)) rest = rest.slice(role.length);
  }
  return rest;
}

/**
 * The person's name in a name of a folder or file, for people and for the roster; null where it tells none, or nobody knows
 * which words are it.
 */
export function personName(text: string): string | null {
  const words = personalWords(text);
  const korean = words.filter((word) => /^[가-힣]/.test(word));
  if (korean.length > 0) return koreanName(korean);
  const name = words.join(" ");
  // With figures it is a user's name.
  return !/\d/.test(name) && name.length >= 2 && name.length <= LIMITS.studentCharacters && words.length <= 5
    ? name
    : null;
}

/** Nearly everybody's family name in Korea. */
const FAMILY_NAME =
  /^[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부]/;

/** Two to four syllables, perhaps written apart: "홍 길동"; of several words the only one that is made as most names are. */
function koreanName(words: readonly string[]): string | null {
  const joined = words.join("");
  if (joined.length >= 2 && joined.length <= 4) return joined;
  const names = words.filter((word) => word.length >= 2 && word.length <= 4);
  const usual = names.filter(isUsualName);
  const [only, ...others] = names.length === 1 ? names : usual;
  return only !== undefined && others.length === 0 ? only : null;
}

/** Whether a name is made as most Korean ones are: family name, and one or two syllables. */
export function isUsualName(name: string): boolean {
  return LONG_FAMILY_NAME.test(name) || (/^[가-힣]{3}$/.test(name) && FAMILY_NAME.test(name));
}

/** Whether a name tells of something the instructor keeps, and of no person: "example", "모범 답안". */
export function isInstructorsName(name: string): boolean {
  const words = name.match(WORD) ?? [];
  return personalWords(name).length === 0 && words.some((word) => INSTRUCTOR_WORDS.has(word.toLowerCase()));
}

/** Whether a name has no words, only letters, figures and signs: "a", "b2", "01". */
export function isPlainMark(name: string): boolean {
  return (name.match(WORD) ?? []).every((word) => /^[a-z]\d*$/i.test(word));
}

/** A name as it is compared: spaces, hyphens, dots and capitals make no difference. */
export function nameKey(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, "");
}
