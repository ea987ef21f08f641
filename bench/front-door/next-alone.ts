import { createServer } from "node:http"
import next from "next"

/** Next.js without the front door: serves the built application in the folder that `APP` names. */
const port = Number(process.env.PORT)
const server = createServer()
const app = next({ dir: process.env.APP ?? ".", hostname: "127.0.0.1", port, httpServer: server })
await app.prepare()
const handle = app.getRequestHandler()
server.on("request", (request, response) => void handle(request, response))
server.listen(port, "127.0.0.1")
