/**
 * Serves, and only then gives a new installation its first account: the password is told once, so nothing that can
 * fail may stand between making it and showing it.
 */
export async function serveThenCreateAdministrator<Serving, Administrator>(
  serve: () => Promise<Serving>,
  createAdministrator: () => Promise<Administrator>,
): Promise<{ serving: Serving; administrator: Administrator }> {
  const serving = await serve()
  return { serving, administrator: await createAdministrator() }
}
