import { LoaderCircle } from "lucide-react"

/** Decoration only: say in words what is going on beside it. */
export function Spinner({ className = "size-5" }: { className?: string }) {
  return <LoaderCircle aria-hidden className={`${className} shrink-0 motion-safe:animate-spin`} />
}
