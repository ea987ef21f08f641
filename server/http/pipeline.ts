import type { OutgoingHttpHeaders, RequestListener, ServerResponse } from "node:http"
import type { Answer, Content, PageAnswer } from "./answer.ts"
import { Incoming } from "./incoming.ts"

/**
 * What a middleware makes of a request: the answer; `continue`, which leaves it to the next middleware and may add
 * headers that every later answer carries; or `gone` when nobody is left to be answered.
 */
export type Outcome =
  | Answer
  | { readonly kind: "continue"; readonly headers?: OutgoingHttpHeaders }
  | { readonly kind: "gone" }

export const CONTINUE = { kind: "continue" } as const satisfies Outcome
export const GONE = { kind: "gone" } as const satisfies Outcome

/** One step of the pipeline. It returns what is to be answered and never touches the response itself. */
export type Middleware = (incoming: Incoming) => Outcome | Promise<Outcome>

export interface PipelineOptions {
  /** Makes content of a cached public page. Never rejects: without a page it says so. */
  readonly renderPage: (incoming: Incoming, page: PageAnswer) => Content | Promise<Content>
  /** Makes an answer of an error that no middleware expected. */
  readonly onError: (incoming: Incoming, error: unknown) => Content
}

/**
 * Asks the middlewares in their order until one answers, and sends what it returned. Waits only for those that return a
 * promise. The only place that writes a response, besides what is handed over to Next.
 */
export function pipeline(middlewares: readonly Middleware[], options: PipelineOptions): RequestListener {
  return (request, response) => {
    const incoming = new Incoming(request, response)

    const fail = (error: unknown): void => {
      const content = options.onError(incoming, error)
      if (response.headersSent) response.destroy()
      else send(response, content)
    }

    /** Returns whether the request is dealt with. */
    const settle = (outcome: Outcome): boolean => {
      switch (outcome.kind) {
        case "continue":
          for (const [name, value] of Object.entries(outcome.headers ?? {}))
            if (value !== undefined) response.setHeader(name, value)
          return false
        case "content":
          send(response, outcome)
          return true
        case "page": {
          const content = options.renderPage(incoming, outcome)
          if (content instanceof Promise) content.then((made) => send(response, made)).catch(fail)
          else send(response, content)
          return true
        }
        case "hand_over":
          outcome.to(request, response).catch(fail)
          return true
        case "gone":
          return true
        default:
          return outcome satisfies never
      }
    }

    const askFrom = (first: number): void => {
      for (let n = first; n < middlewares.length; n++) {
        const outcome = middlewares[n]?.(incoming) ?? CONTINUE
        if (outcome instanceof Promise) {
          outcome.then((known) => settle(known) || askFrom(n + 1)).catch(fail)
          return
        }
        if (settle(outcome)) return
      }
    }

    try {
      askFrom(0)
    } catch (error) {
      fail(error)
    }
  }
}

function send(response: ServerResponse, { status, headers, body, encoding = "utf8" }: Content): void {
  response.writeHead(status, headers)
  if (body === undefined) response.end()
  else response.end(body, encoding)
}
