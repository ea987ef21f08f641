import { createServer } from "node:http"

/** The bytes of an answer as JSON in `ANSWER`: what `node:http` can do at most, when the answer is ready. */
const { headers, body } = JSON.parse(process.env.ANSWER ?? "{}") as {
  headers: Record<string, string>
  body: string
}
const bytes = Buffer.from(body, "base64")

createServer((_request, response) => {
  response.writeHead(200, headers)
  response.end(bytes)
}).listen(Number(process.env.PORT), "127.0.0.1")
