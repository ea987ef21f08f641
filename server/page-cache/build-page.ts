import type CachePolicy from "http-cache-semantics"
import { cachedPublicPages, formPages } from "#lib/kernel/routes.ts"
import { logUnexpected } from "#platform/log.ts"
import { type CachedPage, rulesOf, toCachedPage } from "./cached-page.ts"
import type { InlineScripts } from "./inline-scripts.ts"
import type { Ask, InnerAnswer } from "./inner-request.ts"
import { readPageKey } from "./page-key.ts"
import { PageTemplate } from "./page-template.ts"
import { pathIn } from "./public-paths.ts"
import {
  NotStrippable,
  toFormPage,
  toPublicPage,
  withInlineScriptsAtEnd,
  withoutScripts,
} from "./strip-next.ts"
import type { Stylesheets } from "./stylesheets.ts"

export interface PageBuilderOptions {
  readonly ask: Ask
  readonly inlineScript: InlineScripts
  readonly stylesheet: Stylesheets
  readonly dev: boolean
}

/** Next answers 200 when a page breaks after its head was sent; what came is the frame of a page, not a page. */
const BROKEN = /<html id="__next_error__"|<template data-dgst=/

/** Gets a page from Next and makes of it what is kept. `undefined`: what came may not be kept. */
export function pageBuilder(options: PageBuilderOptions): (key: string) => Promise<CachedPage | undefined> {
  return async (key) => {
    const { locale, url: path } = readPageKey(key)
    const answer = await options.ask(path, locale)
    if (answer.status >= 500) throw new Error(`Next answered ${answer.status}`)
    const policy = rulesOf(answer.status, options.dev ? inDevelopment(answer) : answer.headers)
    if (!policy) return undefined
    if (!answer.headers["content-type"]?.startsWith("text/html"))
      return toCachedPage(answer, policy, undefined, false)

    const html = answer.body.toString()
    if (BROKEN.test(html)) throw new Error("the page broke while it was made")
    const isForCrowd = cachedPublicPages.includes(pathIn(path)) || formPages.includes(pathIn(path))
    return isForCrowd
      ? forPublic(path, answer, policy, html, options)
      : toCachedPage(answer, policy, html, options.dev)
  }
}

async function forPublic(
  path: string,
  answer: InnerAnswer,
  policy: CachePolicy,
  html: string,
  options: PageBuilderOptions,
): Promise<CachedPage> {
  const { inlineScript, dev } = options
  try {
    if (dev) return toCachedPage(answer, policy, await asNextMadeIt(html, inlineScript), dev)
    const { link: _preloads, ...headers } = answer.headers
    const page = formPages.includes(pathIn(path))
      ? toFormPage(html, inlineScript)
      : toPublicPage(html, options)
    return toCachedPage({ ...answer, headers }, policy, await page, dev)
  } catch (error) {
    // Heavier, but it shows and works. That somebody reads the log is better than that nobody sees the page.
    if (!(error instanceof NotStrippable)) throw error
    logUnexpected(`crowd page ${path}`, error)
    return toCachedPage(answer, policy, await asNextMadeIt(html, inlineScript), dev)
  }
}

function asNextMadeIt(html: string, inlineScript: InlineScripts): Promise<string> {
  return PageTemplate.cut(html)
    ? withoutScripts(html, inlineScript)
    : withInlineScriptsAtEnd(html, inlineScript)
}

/** Next forbids to keep any page in development; there it is made for each visit and kept by nobody. */
function inDevelopment({ headers }: InnerAnswer): InnerAnswer["headers"] {
  return { ...headers, "cache-control": "public, max-age=0" }
}
