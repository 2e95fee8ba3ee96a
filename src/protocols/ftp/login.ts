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

  answered({ verb }: ExchangeRecord, { code }: ReplyRecord): void {
    if (verb === "USER" || verb === "PASS" || verb === "ACCT") {
      const { login } = this;
      if (code === 230 || code === 232 || (verb !== "USER" && code === 202)) {
        login.state = "accepted";
        this.#show();
      } else if (code >= 400 && login.state !== "accepted") {
        login.state = "refused";
      }
    }
    if (verb === "REIN" && code >= 200 && code < 300) this.#over = true;
  }

  /** A reply whose command was not captured. */
  unasked({ code }: ReplyRecord): void {
    if (code === 230) this.login.state = "accepted";
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
