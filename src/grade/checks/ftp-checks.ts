import type { FtpChecks } from "../../report/grading/check-data/ftp.ts";
import type { Check } from "./check.ts";
import { announcedPortUsed } from "./ftp/announced-port-used.ts";
import { captureCheck } from "./ftp/capture.ts";
import { captureMode } from "./ftp/capture-mode.ts";
import { capturedFromStart } from "./ftp/captured-from-start.ts";
import { commandsUsed } from "./ftp/commands-used.ts";
import { connectionClosed } from "./ftp/connection-closed.ts";
import { controlHandshake } from "./ftp/control-handshake.ts";
import { dataHandshake } from "./ftp/data-handshake.ts";
import { dataSynDirection } from "./ftp/data-syn-direction.ts";
import { downloadAndUpload } from "./ftp/download-and-upload.ts";
import { endpointAnnounced } from "./ftp/endpoint-announced.ts";
import { fileTransferred } from "./ftp/file-transferred.ts";
import { loginAccepted } from "./ftp/login-accepted.ts";
import { sourcePort20 } from "./ftp/source-port-20.ts";

/** The checks of FTP by their names. */
export const FTP_CHECKS: { [Name in keyof FtpChecks]: Check<Name> } = {
  capture: captureCheck,
  "capture-mode": captureMode,
  "control-handshake": controlHandshake,
  "login-accepted": loginAccepted,
  "endpoint-announced": endpointAnnounced,
  "data-syn-direction": dataSynDirection,
  "announced-port-used": announcedPortUsed,
  "source-port-20": sourcePort20,
  "data-handshake": dataHandshake,
  "connection-closed": connectionClosed,
  "captured-from-start": capturedFromStart,
  "commands-used": commandsUsed,
  "file-transferred": fileTransferred,
  "download-and-upload": downloadAndUpload,
};
