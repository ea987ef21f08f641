import { expect, test } from "vitest"
import { purgeCss } from "./purge-css.ts"

const page = `<body class="font-sans"><p class="sm:p-7 [&amp;&gt;dd]:mt-2 hover:under"></p></body>`

test("rules for classes that the page lacks are left out, everything else stays", () => {
  const css = [
    "@layer theme,base,utilities;@layer theme{:root{color:red}}",
    '@layer base{*,:before{margin:0}p[title="}{"]{color:red}}',
    String.raw`@layer utilities{.font-sans{font:a}.mt-2{margin:1px}.\[\&\>dd\]\:mt-2>dd{margin:1px}`,
    String.raw`@media (min-width:40rem){.sm\:p-7{padding:1px}.sm\:p-9{padding:2px}}`,
    String.raw`.hover\:under{&:hover{@media (hover:hover){text-decoration:underline}}}`,
    "@media print{.gone{top:0}}.mt-2,.font-sans:is(.mt-2,b){left:0}}",
    "@keyframes spin{to{rotate:1turn}}",
  ].join("")
  expect(purgeCss(css, page)).toBe(
    [
      "@layer theme,base,utilities;@layer theme{:root{color:red}}",
      '@layer base{*,:before{margin:0}p[title="}{"]{color:red}}',
      String.raw`@layer utilities{.font-sans{font:a}.\[\&\>dd\]\:mt-2>dd{margin:1px}`,
      String.raw`@media (min-width:40rem){.sm\:p-7{padding:1px}}`,
      String.raw`.hover\:under{&:hover{@media (hover:hover){text-decoration:underline}}}`,
      ".font-sans:is(.mt-2,b){left:0}}",
    ].join(""),
  )
})

test("rules for tags and inputs that the page lacks are left out", () => {
  const css =
    "html,:host{a:1}table,p:first-child{b:1}svg{c:1}::-webkit-search-decoration{d:1}:where(select) optgroup{e:1}"
  expect(purgeCss(css, page)).toBe(":host{a:1}p:first-child{b:1}svg{c:1}")
  expect(purgeCss(css, `${page}<table><input name="q" type="search"/>`)).toBe(
    ":host{a:1}table,p:first-child{b:1}svg{c:1}::-webkit-search-decoration{d:1}",
  )
})

test("placeholders have their rules where somebody may type", () => {
  const css = "::placeholder{a:1}"
  expect(purgeCss(css, `<input type="radio"/>`)).toBe("")
  for (const field of ["<textarea></textarea>", `<input name="q"/>`, `<input type="tel"/>`])
    expect(purgeCss(css, field)).toBe(css)
})

test("keyframes stay while something moves by them", () => {
  const css =
    ":root{--animate-spin:spin 1s}.turning{animation:var(--animate-spin)}@keyframes spin{to{rotate:1turn}}"
  expect(purgeCss(css, `<p class="turning">`)).toBe(css)
  expect(purgeCss(css, page)).toBe("")
})

test("a property goes with the last that reads it, by whatever way", () => {
  const css = [
    "@property --x{syntax:'*'}@property --y{syntax:'*'}",
    ":root{--a:1;--b:var(--c);--c:2;color:red}",
    ":root{--d:var(--e);--e:3;--f:4}",
    ".font-sans{--y:5;left:var(--x);top:var(--a,1px)}.other{left:var(--y)}",
  ].join("")
  expect(purgeCss(css, `${page}<p style="top:var(--d)">`)).toBe(
    "@property --x{syntax:'*'}:root{--a:1;color:red}:root{--d:var(--e);--e:3}" +
      ".font-sans{left:var(--x);top:var(--a,1px)}",
  )
})
