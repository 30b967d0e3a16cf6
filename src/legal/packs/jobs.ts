import type { JobHandlers } from '../../platform/jobs.ts'
import { buildPack, buildRequest, type PackDeps } from './build-pack.ts'

export const packJobs = (deps: PackDeps): JobHandlers => ({
  'legal.build_pack': (payload) => buildPack(deps, payload, buildRequest),
})
