import { expect, test } from "vitest"
import { NotStrippable, toFormPage, toPublicPage, withInlineScriptsAtEnd } from "./strip-next.ts"

const parts = {
  inlineScript: async (name: string) => `start("${name}")`,
  stylesheet: (href: string) => (href.endsWith("a.css") ? "p{color:red}" : undefined),
}

/** As Next writes it, shortened: attributes in React's spelling, flight data that quotes markup. */
const page = `<!DOCTYPE html><!--AbC--><html lang="id"><head><meta charSet="utf-8"/>
<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>
<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/b.js"/>
<script src="/_next/static/chunks/c.js" async=""></script>
<link rel="icon" href="/icon.svg?icon.1.svg" type="image/svg+xml"/>
<script src="/_next/static/chunks/d.js" noModule=""></script></head>
<body class="font-sans [&amp;&gt;p]:mt-2"><div hidden=""><!--$--><!--/$--></div>
<svg xmlns="http://www.w3.org/2000/svg" class="lucide lucide-info size-6"></svg>
<p title="a &gt; b">Sisa<!-- --> <!-- -->12</p><script data-inline-script="live"></script>
<script type="application/ld+json">{"@type":"Event"}</script>
<script id="_R_">(globalThis["TURBOPACK"]).push({"otherChunks":["static/chunks/c.js"]});</script>
<script>self.__next_f.push([1,"<p>\\u003c/script>"])</script></body></html>`

test("keeps what is shown, what is ours and data; everything of Next's goes", async () => {
  expect(await toPublicPage(page, parts)).toBe(`<!DOCTYPE html><html lang="id"><head><meta charSet="utf-8"/>
<style>p{color:red}</style>


<link rel="icon" href="/icon.svg?icon.1.svg" type="image/svg+xml"/>
</head>
<body class="font-sans [&amp;&gt;p]:mt-2"><div hidden=""></div>
<svg class="size-6"></svg>
<p title="a &gt; b">Sisa 12</p><script>start("live")</script>
<script type="application/ld+json">{"@type":"Event"}</script>

</body></html>`)
})

test("of several stylesheets the last is set in, which is whole, and no other is asked for", async () => {
  const area = `<link rel="stylesheet" href="/_next/static/chunks/area.css"/></head>`
  const stylesheet = (href: string) => (href.endsWith("area.css") ? "p{color:blue}" : undefined)
  const html = await toPublicPage(page.replace("</head>", area), { ...parts, stylesheet })
  expect(html.match(/<style>.*?<\/style>/g)).toEqual(["<style>p{color:blue}</style>"])
  expect(html).not.toContain("a.css")
})

test.each([
  ["a stylesheet that is not there", page.replace("a.css", "z.css")],
  ["no stylesheet", page.replace(/<link rel="stylesheet"[^>]*>/, "")],
  [
    "a script that is written in no known way",
    page.replace("</p>", `</p><script src="/_next/static/chunks/e.js"`),
  ],
  ["a part that comes late", page.replace("</p>", `</p><template id="B:0"></template>`)],
  ["a hidden late part", page.replace("</p>", `</p><div hidden id="S:0">x</div>`)],
])("refuses a page with %s", async (_what, html) => {
  await expect(toPublicPage(html, parts)).rejects.toThrow(NotStrippable)
})

test("an inline script that does not exist is an error", async () => {
  const none = async () => {
    throw new Error("there is no inline script live")
  }
  await expect(toPublicPage(page, { ...parts, inlineScript: none })).rejects.toThrow("live")
})

test("a page that keeps Next's scripts has the inline ones at its end", async () => {
  const html = await withInlineScriptsAtEnd(page, parts.inlineScript)
  expect(html).toContain('<script data-inline-script="live"></script>')
  expect(html).toContain('<script>start("live")</script></body></html>')
})

test("the form keeps its stylesheet outside, and asks for nothing else of Next's", async () => {
  const form = await toFormPage(page, parts.inlineScript)
  expect(form).toContain('<link rel="stylesheet" href="/_next/static/chunks/a.css"')
  expect(form).toContain('<script>start("live")</script>')
  expect(form).not.toMatch(/\/_next\/static\/[^"]*\.js|__next_f/)
})

test("a form of which a part would come late is no form", () => {
  const late = page.replace('<div hidden="">', '<div hidden id="S:0">')
  expect(() => toFormPage(late, parts.inlineScript)).toThrow("late")
})
