/** What a DHCP message says, as ladders and verdicts ask it. */
export * from "../../report/dhcp-message-facts.ts";
