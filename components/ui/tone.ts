import { CircleCheck, Info, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react"

/** What a message means; always carried by an icon and words, never by colour alone. */
export type Tone = "info" | "success" | "warning" | "danger"

export const toneIcons: Record<Tone, LucideIcon> = {
  info: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: OctagonAlert,
}
