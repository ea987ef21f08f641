import { enterLine } from "#lib/waiting-room/commands/enter-line.ts"
import { extendPass } from "#lib/waiting-room/commands/extend-pass.ts"
import { joinAndEnter } from "#lib/waiting-room/commands/join-and-enter.ts"
import { joinLine } from "#lib/waiting-room/commands/join-line.ts"
import { leaveLine } from "#lib/waiting-room/commands/leave-line.ts"

/** What the waiting room has done in the database. Tests of what needs none hand in their own. */
export const waitingRoomCommands = { joinLine, joinAndEnter, enterLine, extendPass, leaveLine }
export type WaitingRoomCommands = typeof waitingRoomCommands
