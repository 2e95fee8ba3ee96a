/** Parts of Wireshark display filters that several groups share. */

/** The commands that open a data connection. */
export const TRANSFER_COMMANDS = 'ftp.request.command in {"LIST", "NLST", "MLSD", "RETR", "STOR", "STOU", "APPE"}';
export const FAILURES = "ftp.response.code >= 400";
/** The SYNs that open connections. */
export const CALLS = "(tcp.flags.syn == 1 && tcp.flags.ack == 0)";
