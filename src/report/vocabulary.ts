/** The closed sets of protocol words that people's sentences are written for: types only, so that render needs nothing below. */
export type { FtpVerb } from "../protocols/ftp/commands.ts";
export type { FtpReplyCode, ReplyClass } from "../protocols/ftp/replies.ts";
