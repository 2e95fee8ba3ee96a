import type { EventRenderer, Renderer } from "../../render/renderer.ts";
import type { Request } from "../request.ts";

/** How a request's events are told as they happen; null where only the report is asked for. */
export function chooseEvents(request: Request, renderer: Renderer, isLive: boolean): EventRenderer | null {
  const { events } = renderer;
  const { topic, session, transfer, transaction } = request.view;
  if (events === null || request.filter) return null;
  if (topic !== "summary" && topic !== "ftp" && topic !== "dhcp") return null;
  if (events.replacesRows) return events;
  const isWhole = session === null && transfer === null && transaction === null;
  return isLive && isWhole && request.output === null ? events : null;
}
