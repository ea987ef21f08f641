/** What Chrome on Android sends along with everything, shortened to what a server looks at. */
const ALWAYS =
  "connection: keep-alive\r\n" +
  "user-agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36\r\n" +
  "accept-language: id-ID,id;q=0.9\r\n" +
  "accept-encoding: gzip, deflate, br, zstd\r\n"

const ACCEPTS = {
  page: "accept: text/html,application/xhtml+xml,*/*;q=0.8\r\nsec-fetch-dest: document\r\nsec-fetch-mode: navigate\r\nsec-fetch-site: same-origin\r\n",
  json: "accept: application/json\r\nsec-fetch-dest: empty\r\nsec-fetch-mode: cors\r\nsec-fetch-site: same-origin\r\n",
  asset:
    "accept: */*\r\nsec-fetch-dest: script\r\nsec-fetch-mode: no-cors\r\nsec-fetch-site: same-origin\r\n",
} as const

export interface Client {
  /** Where the visitor seems to come from; a trusted proxy in front says so. */
  readonly address?: string
  /** `name=value; name=value` */
  readonly cookie?: string
}

/** A GET as a phone's browser sends it. */
export function get(host: string, path: string, kind: keyof typeof ACCEPTS, visitor: Client = {}): string {
  return `GET ${path} HTTP/1.1\r\nhost: ${host}\r\n${ALWAYS}${ACCEPTS[kind]}${who(visitor)}\r\n`
}

/** A POST of a script or a form, from the page at `origin`. */
export function post(
  host: string,
  path: string,
  { body, type, headers = "" }: { body: string; type: string; headers?: string },
  visitor: Client = {},
): string | Buffer {
  const length = Buffer.byteLength(body)
  const head =
    `POST ${path} HTTP/1.1\r\nhost: ${host}\r\norigin: http://${host}\r\n${ALWAYS}${headers || ACCEPTS.json}${who(visitor)}` +
    `content-type: ${type}\r\ncontent-length: ${length}\r\n\r\n`
  // A text is one write without a copy; beyond ASCII it has to be bytes.
  return length === body.length ? head + body : Buffer.from(head + body)
}

function who({ address, cookie }: Client): string {
  return `${address ? `x-forwarded-for: ${address}\r\n` : ""}${cookie ? `cookie: ${cookie}\r\n` : ""}`
}
