import { makeFinding } from "../../../report/findings.ts";
import { gathering } from "../gathering.ts";
import { refusedLogins, secondsOf } from "./login-guesses.ts";

/** Many refused logins with different names or passwords, from one client to one server (RFC 2577 section 5). */
export const loginGuessing = gathering({
  begin: () => null,
  gather: (_nothing, facts) => refusedLogins(facts),
  tell: (_nothing, facts) =>
    refusedLogins(facts)
      .guesses()
      .map((guesses) => {
        const { client, server, first, attempts, users, passwords, sessions, accepted, at } = guesses;
        const counts = {
          attempts,
          users: users.size,
          passwords: passwords.size,
          sessions,
          seconds: secondsOf(guesses),
        };
        const subject = sessions === 1 ? { session: first } : {};
        const causes = [{ code: "password-guessing", confidence: "likely" }] as const;
        return makeFinding(
          "ftp.login-guessing",
          "warning",
          { client, server, ...counts, accepted },
          { subject, at, causes },
        );
      }),
});
