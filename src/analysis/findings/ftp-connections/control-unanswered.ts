import { isControlPort } from "../../../protocols/ftp/signs.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";

/** A client that tried to open a control connection on FTP's port, and was refused or not answered. */
export function controlUnanswered({ controls }: Facts) {
  return controls.flatMap(({ connection, clientEnd, serverEnd, serverSide }) => {
    const { syn, synAckFrame, syns } = connection;
    if (syn === null || synAckFrame !== 0 || connection.established || !isControlPort(serverEnd.port)) return [];
    const client = { ip: clientEnd.ip, port: clientEnd.port };
    const server = { ip: serverEnd.ip, port: serverEnd.port };
    const at = [...new Set([syn.frame, connection.last.frame])];
    if (connection.resetBy === serverSide) {
      return [makeFinding("ftp.control-refused", "error", { client, server, answer: "rst", sender: null }, { at })];
    }
    return [makeFinding("ftp.control-unanswered", "error", { client, server, syns }, { at })];
  });
}
