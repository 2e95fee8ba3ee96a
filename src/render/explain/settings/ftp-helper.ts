/**
 * Lines that have Linux read FTP's control connections, in a table of their own: since Linux 6.0 helpers are not assigned by
 * themselves. "prerouting" is for what comes in or passes through, "output" for what this machine's own clients open.
 */
export function ftpHelper(hook: "prerouting" | "output"): string[] {
  return [
    "nft add table inet ftp",
    `nft 'add ct helper inet ftp ftp-21 { type "ftp" protocol tcp; }'`,
    `nft 'add chain inet ftp ${hook} { type filter hook ${hook} priority filter; }'`,
    `nft 'add rule inet ftp ${hook} tcp dport 21 ct helper set "ftp-21"'`,
  ];
}
