export { serveColleagues } from './api.ts'
export { colleagueDependants } from './dependants.ts'
export { colleagueCron, colleagueJobs, disputeMoved, questionsUnwanted } from './jobs.ts'
export { answersWaiting, type WaitingAnswer } from './waiting-work.ts'
