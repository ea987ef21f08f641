export interface ActionFieldsProps {
  registrationId: number
  /** Made by the server for this showing of the card; the same nonce is the same check-in. */
  deviceNonce: string
}

/** What each form that acts on a registrant carries. */
export function ActionFields({
  intent,
  registrationId,
  deviceNonce,
}: ActionFieldsProps & { intent: "check_in" | "undo" }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="registrationId" value={registrationId} />
      <input type="hidden" name="deviceNonce" value={deviceNonce} />
    </>
  )
}
