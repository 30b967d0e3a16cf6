export { createMerkle, merkleRoot } from './chain.ts'
export { type Actor, type EventInput, record, recordAll, systemActor, waitForTurn } from './record.ts'
export { eventsOf, type StoredEvent } from './store.ts'
export { exportTrail, verifyFile, verifyTrail } from './verify.ts'
