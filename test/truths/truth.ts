/** The part of a NAME.truth.json that FTP is compared with (TRUTH.md beside the captures). */
export interface FtpTruth {
  file: string;
  capture: { packets: number };
  ftp: {
    control: { stream: number; client: TruthEndpoint; server: TruthEndpoint }[];
    linesReassembled: {
      commands: { stream: number; frame: number; verb: string; arg: string | null }[];
      replies: { stream: number; frame: number; code: string; complete: boolean }[];
    };
    announced: { frame: number; ip: string; port: number }[];
    transfersDerived: {
      command: string;
      commandFrame: number;
      mode: string | null;
      finalCode: string | null;
      dataBytesClientToServer: number | null;
      dataBytesServerToClient: number | null;
    }[];
    dataConnections: {
      firstFrame: number;
      lastFrame: number;
      initiator: string;
      responder: string;
      synSeen: boolean;
    }[];
  };
}

interface TruthEndpoint {
  ip: string;
  port: number;
}
