import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { expect, test } from "vitest"

const module = JSON.stringify(join(import.meta.dirname, "ignore-broken-pipe.ts"))

/** A process that logs ten times a second to whom has left. Says what has become of it after a second. */
async function logToNobody(prelude: string): Promise<"serves" | "ended"> {
  const program = `${prelude}
    process.send("ready")
    process.once("message", () => {
      setInterval(() => { console.log("a line"); console.error("a line") }, 100)
      setTimeout(() => process.send("serves"), 1_000)
    })`
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  })
  try {
    await once(child, "message")
    child.stdout?.destroy()
    child.stderr?.destroy()
    child.send("log")
    return await Promise.race([
      once(child, "message").then(() => "serves" as const),
      once(child, "exit").then(() => "ended" as const),
    ])
  } finally {
    child.kill("SIGKILL")
  }
}

test("a process serves on when nobody reads its log any more", async () => {
  expect(await logToNobody(`import { ignoreBrokenPipe } from ${module}; ignoreBrokenPipe()`)).toBe("serves")
})

test("without that it ends", async () => {
  expect(await logToNobody("")).toBe("ended")
})
