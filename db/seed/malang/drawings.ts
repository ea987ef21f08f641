/** The monument of Malang above its lotus pond: the portal's own mark, not the city's coat of arms. */
export const emblem = [
  "<rect width='48' height='48' rx='9' fill='#0b4a50'/>",
  "<path d='M24 4.5l2 7h-4z' fill='#eba422'/>",
  "<path d='M21.8 13h4.4L28 33h-8z' fill='#fbf8f1'/>",
  "<path d='M20.9 19.4h6.2M20.5 23.4h7M20.2 27.4h7.6' stroke='#0b4a50' stroke-width='1.1'/>",
  "<path d='M24 42c-5.6 1.5-10.8-.2-13.6-4 5-1.4 10.3-.1 13.6 4zm0 0c5.6 1.5 10.8-.2 13.6-4-5-1.4-10.3-.1-13.6 4z' fill='#e0ecea'/>",
  "<path d='M24 42c-4.3-.3-8-3.7-8.7-8.6 4.1.5 7.8 3.6 8.7 8.6zm0 0c4.3-.3 8-3.7 8.7-8.6-4.1.5-7.8 3.6-8.7 8.6z' fill='#eba422'/>",
  "<path d='M24 42.2c-3.6-3-3.7-7.8 0-11.4 3.7 3.6 3.6 8.4 0 11.4z' fill='#eba422' stroke='#0b4a50' stroke-width='.8'/>",
].join("")

const lotus = (x: number, y: number) =>
  `<path transform='translate(${x} ${y})' fill='#eba422' d='M0 4C-9 5-14 1-16-4-8-5-2-1 0 4zM0 4C9 5 14 1 16-4 8-5 2-1 0 4zM0 3C-6-1-6-8 0-13 6-8 6-1 0 3z'/>`

const stadium =
  "<path d='M66 150v-34q138-34 276 0v34M54 112q150-38 300 0M54 112l12 4M354 112l-12 4'/>" +
  "<path d='M78 133q126-30 252 0' stroke-width='22' stroke-dasharray='1.5 12' stroke-linecap='butt'/>" +
  "<path d='M96 104V40M312 104V40M84 28h24v12H84zM300 28h24v12h-24z'/>"

const trees =
  "<path d='M408 150v-22M640 150v-24M676 150v-16M28 150v-18'/>" +
  "<path d='M408 128c-20 2-22-26-4-27 4-14 24-10 22 3 12 4 8 25-18 24zM640 126c-24 2-28-28-6-30 4-18 30-14 28 3 14 5 8 28-22 27zM676 134c-13 1-15-17-3-18 3-9 16-7 15 2 8 3 5 17-12 16zM28 132c-14 1-17-19-3-20 3-10 18-8 17 2 9 3 6 19-14 18z'/>"

const monument =
  "<path d='M520 26l5 18h-10zM514 48h12l6 84h-24zM512.5 68h15M511 88h18M509.5 108h21'/>" +
  "<path d='M492 132h56v8h-56zM480 140h80v10h-80z'/>"

const pond =
  "<path d='M-3000 150h6000'/>" +
  "<path d='M24 166h60M120 160h36M230 168h90M360 161h40M450 164h44M556 162h70M650 170h44M70 180h40M160 178h80M300 182h56M400 176h60M520 180h90M640 184h30'/>"

/** The stadium Gajayana (bowl, roof, seats, light masts), the monument and its lotus pond as a line drawing. */
export const skyline = [
  "<g fill='none' stroke='#75807a' stroke-width='1.5' stroke-linecap='round' stroke-linejoin='round'>",
  stadium,
  trees,
  "</g><g fill='none' stroke='#fbf8f1' stroke-width='2' stroke-linejoin='round'>",
  monument,
  "</g><g fill='none' stroke='#75807a' stroke-width='1.5' stroke-linecap='round'>",
  pond,
  "</g>",
  lotus(470, 170),
  lotus(546, 176),
  lotus(196, 170),
  lotus(630, 166),
].join("")
