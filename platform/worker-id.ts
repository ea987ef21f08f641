/**
 * The name of this process among all that serve, on whatever machine: host names and process ids repeat in containers. Given by
 * the primary process (`server/cluster/worker-handle.ts`); what is no worker is called "primary".
 */
export function workerId(): string {
  return process.env.WORKER_ID ?? "primary"
}
