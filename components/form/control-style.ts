/** Looks of everything that is typed into or chosen from. 16 px and more, or phones zoom in on focus. */
export const controlStyle =
  "block w-full touch rounded-md border-2 border-line-strong bg-white px-3 py-2 text-base text-ink " +
  "placeholder:text-ink-soft aria-invalid:border-danger disabled:bg-sunken disabled:text-ink-soft"
