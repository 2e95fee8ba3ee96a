import type { StandardRubric } from "./standard-rubric.ts";

/** DHCP: a whole exchange, one through a relay agent, the address of a host that no server answers, and a picture. */
export const STANDARD_DHCP: StandardRubric = {
  title: { en: "DHCP: leases, relay agents and link-local addresses", ko: "DHCP 임대, 중계 에이전트, 링크 로컬 주소" },
  pass: 60,
  parts: [
    {
      id: "dora",
      title: { en: "DORA", ko: "DORA" },
      capture: "dhcp",
      checks: [
        { id: "dora-capture", check: "capture", points: 0 },
        { id: "dora-complete", check: "dora-complete", points: 40, depends: ["dora-capture"] },
      ],
    },
    {
      id: "relay",
      title: { en: "Relay", ko: "중계" },
      capture: "dhcp",
      checks: [
        { id: "relay-capture", check: "capture", points: 0 },
        { id: "relay-seen", check: "relay-seen", points: 10, depends: ["relay-capture"] },
        {
          id: "relay-complete",
          check: "dora-complete",
          points: 10,
          depends: ["relay-seen"],
          parameters: { relayed: true },
        },
      ],
    },
    {
      id: "link-local",
      title: { en: "Link-local", ko: "링크 로컬" },
      capture: "dhcp",
      checks: [
        { id: "link-local-capture", check: "capture", points: 0 },
        { id: "link-local-shown", check: "link-local-shown", points: 20, depends: ["link-local-capture"] },
      ],
    },
    {
      id: "picture",
      title: { en: "Picture", ko: "그림" },
      capture: null,
      checks: [
        { id: "picture", check: "picture", points: 10 },
        { id: "picture-captures", check: "picture-of-captures", points: 10, depends: ["picture", "dora-capture"] },
      ],
    },
  ],
};
