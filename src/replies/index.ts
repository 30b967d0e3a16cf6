export { serveReplies } from './api.ts'
export { dismissReply } from './confirm-reply.ts'
export { repliesCron, repliesJobs } from './poll-mailbox.ts'
export { repliesWaiting } from './waiting-work.ts'
