import { isSecure } from "#server/is-secure.ts"
import { refuseBusy } from "./answers.ts"
import type { Visit } from "./room.ts"
import type { Snapshot } from "./status-board.ts"

/** `GET /antre/status`: the same bytes for everybody. Waits for nothing once there is a board. */
export function showStatus(visit: Visit): true | Promise<true> {
  const board = visit.room.board.latest()
  if (board instanceof Promise) return board.then((first) => send(visit, first))
  return send(visit, board)
}

function send(visit: Visit, board: Snapshot | undefined): true {
  if (!board) return refuseBusy(visit)
  const { request, response } = visit
  const bytes = request.headers["accept-encoding"]?.includes("gzip") ? board.gzip : board.plain
  response.writeHead(200, isSecure(request) ? bytes.secureHeaders : bytes.headers)
  response.end(bytes.body)
  return true
}
