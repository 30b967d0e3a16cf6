export { serveInsight } from './api.ts'
