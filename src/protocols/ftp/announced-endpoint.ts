/** An endpoint that a command or reply names. `ip` is canonical text, null where only a port is named; port 1 to 65535. */
export interface AnnouncedEndpoint {
  ip: string | null;
  port: number;
}
