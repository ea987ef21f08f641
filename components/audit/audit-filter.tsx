import { useTranslations } from "next-intl"
import { Select } from "#components/form/select.tsx"
import { Button } from "#components/ui/button.tsx"
import { ButtonLink } from "#components/ui/button-link.tsx"
import { queryNames, staffRoutes } from "#lib/kernel/routes.ts"
import { auditActions } from "./audit-words.ts"

interface AuditFilterProps {
  actors: readonly { id: number; name: string }[]
  /** As they stand in the address. */
  action: string
  actor: string
}

/** A plain form whose answer is an address: a filtered page can be kept and passed on. */
export function AuditFilterForm({ actors, action, actor }: AuditFilterProps) {
  const t = useTranslations("admin.audit")
  return (
    <form className="flex flex-wrap items-end gap-3">
      <Select
        name={queryNames.auditAction}
        label={t("filterAction")}
        className="w-full sm:w-64"
        defaultValue={action}
        placeholder={t("all")}
        options={auditActions.map((known) => ({ value: known, label: t(`actions.${known}`) }))}
      />
      <Select
        name={queryNames.auditActor}
        label={t("filterActor")}
        className="w-full sm:w-64"
        defaultValue={actor}
        placeholder={t("all")}
        options={[
          ...actors.map(({ id, name }) => ({ value: String(id), label: name })),
          { value: "resident", label: t("resident") },
          { value: "system", label: t("system") },
        ]}
      />
      <Button type="submit" variant="secondary">
        {t("apply")}
      </Button>
      {(action !== "" || actor !== "") && (
        <ButtonLink href={staffRoutes.audit} variant="quiet">
          {t("reset")}
        </ButtonLink>
      )}
    </form>
  )
}
