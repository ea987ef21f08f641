/**
 * Markup that the front door fills per visitor in a page rendered once for everybody: React is told not to look inside,
 * since the browser's copy differs from what was rendered. Only for markup made of our own texts.
 */
export const sentAsIs = (markup: string) => ({
  suppressHydrationWarning: true,
  dangerouslySetInnerHTML: { __html: markup },
})
