/** The portal's own mark: the monument of Malang above its lotus pond. Not the city's coat of arms. */
export function Emblem({ className = "size-11" }: { className?: string }) {
  return (
    <svg viewBox="0 0 48 48" className={className} aria-hidden="true" focusable="false">
      <rect width="48" height="48" rx="9" className="fill-brand" />
      <path d="M24 4.5l2 7h-4z" className="fill-marigold" />
      <path d="M21.8 13h4.4L28 33h-8z" className="fill-paper" />
      <path d="M20.9 19.4h6.2M20.5 23.4h7M20.2 27.4h7.6" className="stroke-brand" strokeWidth="1.1" />
      <g className="fill-brand-tint">
        <path d="M24 42c-5.6 1.5-10.8-.2-13.6-4 5-1.4 10.3-.1 13.6 4z" />
        <path d="M24 42c5.6 1.5 10.8-.2 13.6-4-5-1.4-10.3-.1-13.6 4z" />
      </g>
      <g className="fill-marigold">
        <path d="M24 42c-4.3-.3-8-3.7-8.7-8.6 4.1.5 7.8 3.6 8.7 8.6z" />
        <path d="M24 42c4.3-.3 8-3.7 8.7-8.6-4.1.5-7.8 3.6-8.7 8.6z" />
        <path d="M24 42.2c-3.6-3-3.7-7.8 0-11.4 3.7 3.6 3.6 8.4 0 11.4z" />
      </g>
      <path
        d="M24 42.2c-3.6-3-3.7-7.8 0-11.4 3.7 3.6 3.6 8.4 0 11.4z"
        className="fill-none stroke-brand"
        strokeWidth=".8"
      />
    </svg>
  )
}
