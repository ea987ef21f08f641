/** The portal's sign, an SVG document: a monument and a lotus. */
export const icon = [
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 48 48'>",
  "<title>Vaksinasi Kota Malang</title>",
  "<rect width='48' height='48' rx='9' fill='#0b4a50'/>",
  "<path d='M24 4.5l2 7h-4z' fill='#eba422'/>",
  "<path d='M21.8 13h4.4L28 33h-8z' fill='#fbf8f1'/>",
  "<path d='M20.9 19.4h6.2M20.5 23.4h7M20.2 27.4h7.6' stroke='#0b4a50' stroke-width='1.1'/>",
  "<path d='M24 42c-5.6 1.5-10.8-.2-13.6-4 5-1.4 10.3-.1 13.6 4zm0 0c5.6 1.5 10.8-.2 13.6-4-5-1.4-10.3-.1-13.6 4z' fill='#e0ecea'/>",
  "<path d='M24 42c-4.3-.3-8-3.7-8.7-8.6 4.1.5 7.8 3.6 8.7 8.6zm0 0c4.3-.3 8-3.7 8.7-8.6-4.1.5-7.8 3.6-8.7 8.6z' fill='#eba422'/>",
  "<path d='M24 42.2c-3.6-3-3.7-7.8 0-11.4 3.7 3.6 3.6 8.4 0 11.4z' fill='#eba422' stroke='#0b4a50' stroke-width='.8'/>",
  "</svg>",
].join("")

/** The same as an address, for a page that brings it along: a crowd must not ask for it. */
export const iconAddress = `data:image/svg+xml,${icon.replaceAll("#", "%23")}`
