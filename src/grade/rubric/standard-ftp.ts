import type { StandardPart, StandardRubric } from "./standard-rubric.ts";

/** FTP in active and in passive mode, 40 points each, and a picture that compares the two. */
export const STANDARD_FTP: StandardRubric = {
  title: { en: "FTP in active and passive mode", ko: "FTP 능동 모드와 수동 모드" },
  pass: 60,
  parts: [
    modePart("active", { en: "Active", ko: "능동" }),
    modePart("passive", { en: "Passive", ko: "수동" }),
    {
      id: "picture",
      title: { en: "Picture", ko: "그림" },
      capture: null,
      checks: [
        { id: "picture", check: "picture", points: 10 },
        {
          id: "picture-captures",
          check: "picture-of-captures",
          points: 10,
          depends: ["picture", "active-capture", "passive-capture"],
        },
      ],
    },
  ],
};

/** Each check waits for what it builds on, so that one mistake costs its points once. */
function modePart(mode: "active" | "passive", title: StandardPart["title"]): StandardPart {
  return {
    id: mode,
    title,
    capture: mode,
    checks: [
      { id: `${mode}-capture`, check: "capture", points: 0 },
      { id: `${mode}-mode`, check: "capture-mode", points: 0, depends: [`${mode}-capture`] },
      { id: `${mode}-handshake`, check: "control-handshake", points: 4, depends: [`${mode}-mode`] },
      { id: `${mode}-login`, check: "login-accepted", points: 4, depends: [`${mode}-mode`] },
      { id: `${mode}-announced`, check: "endpoint-announced", points: 8, depends: [`${mode}-login`] },
      { id: `${mode}-syn`, check: "data-syn-direction", points: 8, depends: [`${mode}-announced`] },
      { id: `${mode}-port`, check: "announced-port-used", points: 6, depends: [`${mode}-syn`] },
      { id: `${mode}-data`, check: "data-handshake", points: 2, depends: [`${mode}-syn`] },
      { id: `${mode}-file`, check: "file-transferred", points: 6, depends: [`${mode}-data`] },
      { id: `${mode}-closed`, check: "connection-closed", points: 2, depends: [`${mode}-mode`] },
    ],
  };
}
