/** Something on this machine stands in the way. The message is shown as it is, without a stack trace. */
export class SetUpError extends Error {
  override name = "SetUpError"
}
