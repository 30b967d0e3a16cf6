export { merkleRoot } from './chain.ts'
export { type Actor, type EventInput, record, systemActor } from './record.ts'
export { type StoredEvent, eventsOf } from './store.ts'
export { exportTrail, verifyFile, verifyTrail } from './verify.ts'
