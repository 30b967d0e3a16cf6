import type { JobHandlers } from '../../platform/jobs.ts'
import { buildPack, type PackDeps } from './build-pack.ts'
import { buildRequest } from './build-request.ts'

export const packJobs = (deps: PackDeps): JobHandlers => ({
  'legal.build_pack': (payload) => buildPack(deps, payload, buildRequest),
})
