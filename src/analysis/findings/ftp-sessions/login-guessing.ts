import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";
import { loginGuesses } from "./login-guesses.ts";

/** Many refused logins with different names or passwords, from one client to one server (RFC 2577 section 5). */
export function loginGuessing(facts: Facts) {
  return [...loginGuesses(facts).values()].map((guesses) => {
    const { first, attempts, users, passwords, sessions, seconds, accepted, at } = guesses;
    const place = { client: first.client.ip, server: first.server.ip };
    const counts = { attempts, users: users.size, passwords: passwords.size, sessions, seconds };
    const subject = sessions === 1 ? { session: first.id } : {};
    const causes = [{ code: "password-guessing", confidence: "likely" }] as const;
    return makeFinding("ftp.login-guessing", "warning", { ...place, ...counts, accepted }, { subject, at, causes });
  });
}
