import { cachedPublicPages, formPages, queryNames } from "#lib/kernel/routes.ts"
import { logUnexpected } from "#platform/log.ts"
import { pathOf } from "#server/http/incoming.ts"
import { type CachedPage, lifetimeMsOf, toCachedPage } from "./cached-page.ts"
import type { InlineScripts } from "./inline-scripts.ts"
import type { Ask, InnerAnswer } from "./inner-request.ts"
import { linksInCampaign } from "./links-in-campaign.ts"
import { type PageKey, readPageKey } from "./page-key.ts"
import { PageTemplate } from "./page-template.ts"
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

/** Returns what gets a page from Next and makes of it what is cached; undefined when what came may not be cached. */
export function pageBuilder(options: PageBuilderOptions): (key: PageKey) => Promise<CachedPage | undefined> {
  const { ask, dev } = options
  return async (key) => {
    const { locale, url } = readPageKey(key)
    const askedAt = performance.now()
    const answer = await ask(url, locale)
    if (answer.status >= 500) throw new Error(`Next answered ${answer.status}`)
    const lifetimeMs = lifetimeMsOf(answer.status, dev ? inDevelopment(answer) : answer.headers)
    if (lifetimeMs === undefined) return undefined
    const freshness = { askedAt, lifetimeMs }
    if (!answer.headers["content-type"]?.startsWith("text/html"))
      return toCachedPage(answer, freshness, undefined, false)

    const html = answer.body.toString()
    if (BROKEN.test(html)) throw new Error("the page broke while it was made")
    const path = pathOf(url)
    const hasInlineScripts = cachedPublicPages.includes(path) || formPages.includes(path)
    const [sent, text] = hasInlineScripts ? await withoutNext(path, answer, html, options) : [answer, html]
    const slug = new URLSearchParams(url.slice(path.length)).get(queryNames.campaign)
    return toCachedPage(sent, freshness, slug === null ? text : linksInCampaign(text, slug), dev)
  }
}

/** Returns a page without Next's scripts and what announces them, or as Next made it where that cannot be. */
async function withoutNext(
  path: string,
  answer: InnerAnswer,
  html: string,
  options: PageBuilderOptions,
): Promise<[InnerAnswer, string]> {
  const { inlineScript, dev } = options
  try {
    if (dev) return [answer, await asNextMadeIt(html, inlineScript)]
    const { link: _preloads, ...headers } = answer.headers
    const page = formPages.includes(path) ? toFormPage(html, inlineScript) : toPublicPage(html, options)
    return [{ ...answer, headers }, await page]
  } catch (error) {
    // Heavier, but it shows and works. That somebody reads the log is better than that nobody sees the page.
    if (!(error instanceof NotStrippable)) throw error
    logUnexpected(`cached public page ${path}`, error)
    return [answer, await asNextMadeIt(html, inlineScript)]
  }
}

function asNextMadeIt(html: string, inlineScript: InlineScripts): Promise<string> {
  return PageTemplate.cut(html)
    ? withoutScripts(html, inlineScript)
    : withInlineScriptsAtEnd(html, inlineScript)
}

/** Next forbids to cache any page in development; there it is made for each visit. */
function inDevelopment({ headers }: InnerAnswer): InnerAnswer["headers"] {
  return { ...headers, "cache-control": "public, s-maxage=0" }
}
