export { serveDesk } from './api.ts'
export { lastTalks } from './store.ts'
