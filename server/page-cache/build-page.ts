import type CachePolicy from "http-cache-semantics"
import { crowdPages, formPages } from "#lib/kernel/routes.ts"
import { logSurprise } from "#platform/log.ts"
import {
  NotACrowdPage,
  toCrowdPage,
  toFormPage,
  withoutScripts,
  withSmallScriptsAtEnd,
} from "./strip-next.ts"
import { PageWithHoles } from "./page-template.ts"
import type { Ask, InnerAnswer } from "./inner-request.ts"
import { type KeptPage, keep, rulesOf } from "./cached-page.ts"
import { pathIn } from "./public-paths.ts"
import type { SmallScripts } from "./inline-scripts.ts"
import type { Stylesheets } from "./stylesheets.ts"

export interface PageMakerOptions {
  readonly ask: Ask
  readonly small: SmallScripts
  readonly stylesheet: Stylesheets
  readonly dev: boolean
}

/** Next answers 200 when a page breaks after its head was sent; what came is the frame of a page, not a page. */
const BROKEN = /<html id="__next_error__"|<template data-dgst=/

/** Gets a page from Next and makes of it what is kept. `undefined`: what came may not be kept. */
export function pageMaker(options: PageMakerOptions): (path: string) => Promise<KeptPage | undefined> {
  return async (path) => {
    const answer = await options.ask(path)
    if (answer.status >= 500) throw new Error(`Next answered ${answer.status}`)
    const policy = rulesOf(answer.status, options.dev ? inDevelopment(answer) : answer.headers)
    if (!policy) return undefined
    if (!answer.headers["content-type"]?.startsWith("text/html"))
      return keep(answer, policy, undefined, false)

    const html = answer.body.toString()
    if (BROKEN.test(html)) throw new Error("the page broke while it was made")
    const isForCrowd = crowdPages.includes(pathIn(path)) || formPages.includes(pathIn(path))
    return isForCrowd
      ? forCrowd(path, answer, policy, html, options)
      : keep(answer, policy, html, options.dev)
  }
}

async function forCrowd(
  path: string,
  answer: InnerAnswer,
  policy: CachePolicy,
  html: string,
  options: PageMakerOptions,
): Promise<KeptPage> {
  const { small, dev } = options
  try {
    if (dev) return keep(answer, policy, await asNextMadeIt(html, small), dev)
    const { link: _preloads, ...headers } = answer.headers
    const page = formPages.includes(pathIn(path)) ? toFormPage(html, small) : toCrowdPage(html, options)
    return keep({ ...answer, headers }, policy, await page, dev)
  } catch (error) {
    // Heavier, but it shows and works. That somebody reads the log is better than that nobody sees the page.
    if (!(error instanceof NotACrowdPage)) throw error
    logSurprise(`crowd page ${path}`, error)
    return keep(answer, policy, await asNextMadeIt(html, small), dev)
  }
}

function asNextMadeIt(html: string, small: SmallScripts): Promise<string> {
  return PageWithHoles.cut(html) ? withoutScripts(html, small) : withSmallScriptsAtEnd(html, small)
}

/** Next forbids to keep any page in development; there it is made for each visit and kept by nobody. */
function inDevelopment({ headers }: InnerAnswer): InnerAnswer["headers"] {
  return { ...headers, "cache-control": "public, max-age=0" }
}
