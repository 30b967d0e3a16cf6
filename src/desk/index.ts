export { serveDesk } from './api.ts'
export { lastTalks } from './store.ts'
export { writeNote } from './write-note.ts'
