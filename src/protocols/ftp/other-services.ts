import { FTP_DATA_PORT, FTPS_DATA_PORT } from "./signs.ts";

/** Registered ports above 1023 on which hosts that talk FTP often talk something else. */
const OTHERS = new Set([
  1080, 1194, 1433, 1521, 1701, 1723, 1883, 2049, 2375, 2376, 3000, 3128, 3260, 3306, 3389, 3690, 4369, 5000, 5060,
  5061, 5222, 5353, 5355, 5357, 5432, 5601, 5671, 5672, 5900, 5901, 5985, 5986, 6000, 6379, 6443, 6667, 7001, 8000,
  8008, 8009, 8080, 8081, 8088, 8443, 8883, 8888, 9000, 9090, 9092, 9100, 9200, 9300, 9418, 10050, 10051, 11211, 27017,
]);

/**
 * Whether a listening port belongs to a service that is not FTP's, so that a connection to it is never taken for an FTP
 * data connection unless somebody announced it.
 */
export function isOtherService(port: number): boolean {
  if (port === FTP_DATA_PORT || port === FTPS_DATA_PORT) return false;
  return port < 1024 || OTHERS.has(port);
}
