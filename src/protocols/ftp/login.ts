import type { ExchangeRecord, Login, ReplyRecord } from "./records.ts";

/** Follows USER, PASS, ACCT and REIN (RFC 959 section 4.1.1) through their replies. */
export class LoginWatch {
  readonly login: Login = { user: null, passwordSeen: false, password: null, state: "none" };
  #user: string | null = null;
  #password: string | null = null;
  /** REIN was accepted: the next attempt takes the place of the login before it. */
  #over = false;

  asked({ verb, argument }: ExchangeRecord): void {
    const { login } = this;
    if (verb === "USER") {
      this.#user = argument;
      this.#password = null;
      if (login.state === "accepted" && !this.#over) return;
      login.state = "unknown";
      this.#over = false;
      this.#show();
    } else if (verb === "PASS") {
      login.passwordSeen = true;
      this.#password = argument;
      if (login.state !== "accepted") this.#show();
    }
  }

  /** True where this accepts or refuses a login. */
  answered({ verb }: ExchangeRecord, { code }: ReplyRecord): boolean {
    if (verb === "REIN" && code >= 200 && code < 300) this.#over = true;
    if (verb !== "USER" && verb !== "PASS" && verb !== "ACCT") return false;
    const { login } = this;
    if (code === 230 || code === 232 || (verb !== "USER" && code === 202)) {
      login.state = "accepted";
      this.#show();
      return true;
    }
    if (code < 400 || login.state === "accepted") return false;
    login.state = "refused";
    return true;
  }

  /** A reply whose command was not captured; true where it accepts a login. */
  unasked({ code }: ReplyRecord): boolean {
    if (code === 230) this.login.state = "accepted";
    return code === 230;
  }

  /** What follows is encrypted, and the real attempt may be in there. */
  hidden(): void {
    if (this.login.state === "refused") this.login.state = "unknown";
  }

  #show(): void {
    this.login.user = this.#user;
    this.login.password = this.#password;
  }
}
