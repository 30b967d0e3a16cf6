import type { Sentence } from '../../src/kernel/wording.ts'
import { promiseStateNames } from '../../src/promises/wording.ts'
import { channelNames } from '../dunning/wording.ts'

const names: Readonly<Record<string, Sentence>> = { ...channelNames, ...promiseStateNames }

/** How a promise ended, or by what a reminder left. */
export const standingName = (standing: string): Sentence => names[standing] ?? { fr: standing, en: standing }
