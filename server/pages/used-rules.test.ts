import { expect, test } from "vitest"
import { usedRules } from "./used-rules.ts"

const page = `<body class="font-sans"><p class="sm:p-7 [&amp;&gt;dd]:mt-2 hover:under"></p></body>`

test("rules for classes that the page lacks are left out, everything else stays", () => {
  const css = [
    "@layer theme,base,utilities;@layer theme{:root{--a:1}}",
    '@layer base{*,:before{margin:0}a[href="}{"]{color:red}}',
    String.raw`@layer utilities{.font-sans{font:a}.mt-2{margin:1px}.\[\&\>dd\]\:mt-2>dd{margin:1px}`,
    String.raw`@media (min-width:40rem){.sm\:p-7{padding:1px}.sm\:p-9{padding:2px}}`,
    String.raw`.hover\:under{&:hover{@media (hover:hover){text-decoration:underline}}}`,
    "@media print{.gone{top:0}}.mt-2,.font-sans:is(.mt-2,b){left:0}}",
    "@keyframes spin{to{rotate:1turn}}",
  ].join("")
  expect(usedRules(css, page)).toBe(
    [
      "@layer theme,base,utilities;@layer theme{:root{--a:1}}",
      '@layer base{*,:before{margin:0}a[href="}{"]{color:red}}',
      String.raw`@layer utilities{.font-sans{font:a}.\[\&\>dd\]\:mt-2>dd{margin:1px}`,
      String.raw`@media (min-width:40rem){.sm\:p-7{padding:1px}}`,
      String.raw`.hover\:under{&:hover{@media (hover:hover){text-decoration:underline}}}`,
      ".font-sans:is(.mt-2,b){left:0}}",
      "@keyframes spin{to{rotate:1turn}}",
    ].join(""),
  )
})

test("a registered property goes with the last rule that reads it", () => {
  const css =
    "@property --x{syntax:'*'}@property --y{syntax:'*'}.font-sans{left:var(--x)}.other{left:var(--y)}"
  expect(usedRules(css, page)).toBe("@property --x{syntax:'*'}.font-sans{left:var(--x)}")
})
