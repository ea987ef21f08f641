import { Notice } from "#components/ui/notice.tsx"

/**
 * Where the script of a page without React says why a form has no answer yet (`browser/send-form.ts`). Stands in the
 * page from the start, so that its words are read out when they come.
 */
export function TroubleSlot() {
  return (
    <div role="status">
      <div data-trouble hidden>
        <Notice tone="warning">
          <p data-text />
        </Notice>
      </div>
    </div>
  )
}
