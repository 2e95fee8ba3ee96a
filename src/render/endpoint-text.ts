import type { Endpoint } from "../report/connection.ts";

/** "192.168.0.20:21", "[2001:db8::1]:21". */
export function endpointText({ ip, port }: Endpoint): string {
  return ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`;
}
