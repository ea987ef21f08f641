import { expect, test } from "vitest"
import { linksInCampaign } from "./links-in-campaign.ts"

test.each([
  ['<a class="x" href="/antre">', '<a class="x" href="/antre?kampanye=anak">'],
  [
    '<a href="/antre?jalur=resident&amp;galat=spent">',
    '<a href="/antre?jalur=resident&amp;galat=spent&amp;kampanye=anak">',
  ],
  [
    '<form method="post" action="/antre/gabung">',
    '<form method="post" action="/antre/gabung?kampanye=anak">',
  ],
  [
    '<meta http-equiv="refresh" content="@refresh@;url=/antre">',
    '<meta http-equiv="refresh" content="@refresh@;url=/antre?kampanye=anak">',
  ],
  ['<a href="/kuota?kampanye=lain">', '<a href="/kuota?kampanye=lain">'],
  ['<a href="/cek">', '<a href="/cek">'],
  ['<a href="https://example.org/antre">', '<a href="https://example.org/antre">'],
])("%s", (written, named) => {
  expect(linksInCampaign(written, "anak")).toBe(named)
})
