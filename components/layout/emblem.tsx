/** The portal's own mark, as the root of the page has it (`cityLook`). Not a city's coat of arms. */
export function Emblem({ className = "size-11" }: { className?: string }) {
  return (
    <span
      className={`block bg-(image:--emblem) bg-contain bg-no-repeat print:[print-color-adjust:exact] ${className}`}
      aria-hidden="true"
    />
  )
}
