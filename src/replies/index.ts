export { serveReplies } from './api.ts'
export { repliesCron, repliesJobs } from './poll-mailbox.ts'
