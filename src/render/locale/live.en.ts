/** What is told while captures are read: a few words after who it is about. Names and figures are shaped already. */
export const liveEn = {
  /** `user` is null where the name was not seen. */
  loggedIn: (user: string | null): string => (user === null ? "login" : `login ${user}`),
  loginRefused: (user: string | null, code: number): string =>
    user === null ? `login refused (${code})` : `login ${user} refused (${code})`,
  callRefused: "connection refused",
  /** `time` is how long the session lasted. */
  sessionEnded: {
    fin: (time: string): string => `session closed after ${time}`,
    rst: (time: string): string => `session reset (RST) after ${time}`,
    open: (time: string): string => `session not closed (${time})`,
  },
  /** An address, for how long and from whom, where that was seen. */
  leased: (ip: string, time: string | null, server: string | null): string => `got ${lease(ip, time, server)}`,
  /** `kind` is a renewal, a rebinding or a reboot. */
  leasedAgain: (kind: string, ip: string, time: string | null): string => `${kind}: ${lease(ip, time, null)}`,
  fromServer: (server: string): string => `from ${server}`,
};

function lease(ip: string, time: string | null, server: string | null): string {
  return `${ip}${time === null ? "" : ` (${time})`}${server === null ? "" : ` from ${server}`}`;
}
