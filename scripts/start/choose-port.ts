import { isPortFree, nextFree } from "#scripts/postgres/port.ts"
import { SetUpError } from "#scripts/set-up-error.ts"

const DEFAULT = 3000

/** The port to serve on. A port that was asked for must be free; the usual one gives way to the next. */
export async function choosePort(asked: string | undefined, host: string): Promise<number> {
  const port = asked ? Number(asked) : DEFAULT
  if (await isPortFree(port, host)) return port
  const free = await nextFree(port + 1, host)
  if (asked) throw new SetUpError(`Port ${port} is taken. Port ${free} is free: PORT=${free} npm start`)
  console.log(`Port ${port} is taken, using ${free}.`)
  return free
}
