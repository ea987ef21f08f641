"use client"

import { Search } from "lucide-react"
import { useTranslations } from "next-intl"
import { controlStyle } from "#components/form/control-style.ts"
import { Field } from "#components/form/field.tsx"
import { Button } from "#components/ui/button.tsx"
import { Spinner } from "#components/ui/spinner.tsx"
import type { DeskState } from "#lib/check-in/types.ts"
import type { DeskForm } from "./use-desk.ts"
import { useScannerFocus } from "./use-scanner-focus.ts"

/** Before the script is there, the page itself puts the cursor into the box. */
const focusFirst = { autoFocus: true }

interface SearchBoxProps {
  campaignId: number
  form: DeskForm
  state: DeskState
  /** A text that has to be looked at again. */
  returned: { text: string } | null
  pending: boolean
}

/** One box for everything that people show or say. Scanners type into it and press Enter. */
export function SearchBox({ campaignId, form, state, returned, pending }: SearchBoxProps) {
  const t = useTranslations("checkIn")
  const { box, onInput } = useScannerFocus(state, returned)
  const unreadable = state.kind === "unreadable" && state.reason !== "forged" ? state.reason : null

  return (
    <form {...form}>
      <input type="hidden" name="intent" value="find" />
      <input type="hidden" name="campaignId" value={campaignId} />
      <Field
        name="query"
        label={t("search.label")}
        hint={t("search.hint")}
        error={unreadable ? t(`unreadable.${unreadable}`) : undefined}
      >
        {(wiring) => (
          <div className="flex gap-2">
            <input
              {...wiring}
              ref={box}
              onInput={onInput}
              className={`${controlStyle} min-h-14 min-w-0 text-lg`}
              autoComplete="off"
              autoCorrect="off"
              autoCapitalize="none"
              spellCheck={false}
              enterKeyHint="search"
              maxLength={400}
              {...focusFirst}
            />
            {/* Never pending itself: a scan that comes while another is on its way must be sent, too. */}
            <Button
              type="submit"
              variant="secondary"
              size="large"
              aria-busy={pending || undefined}
              className="shrink-0 px-4!"
            >
              {pending ? <Spinner className="size-6" /> : <Search aria-hidden className="size-6" />}
              {t("search.button")}
            </Button>
          </div>
        )}
      </Field>
    </form>
  )
}
