import { clientFaults } from "./client-faults.ts"
import type { FaultKind } from "./fault-kind.ts"
import { postgresFaults } from "./postgres-faults.ts"
import { workerFaults } from "./worker-faults.ts"

/** Every kind of fault that a round causes once. */
export const faultKinds: readonly FaultKind[] = [...workerFaults, ...postgresFaults, ...clientFaults]
