import { parentPort, workerData } from "node:worker_threads"
import { drawOrder } from "#lib/waiting-room/rules/draw.ts"

const { seed, lobbySize } = workerData as { seed: string; lobbySize: number }
parentPort?.postMessage(drawOrder(seed, lobbySize))
