import { aged } from './aged.ts'
import { backup, restore } from './backup.ts'
import type { Command } from './command.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { dun } from './dun.ts'
import { importCommand } from './import.ts'
import { inspect } from './inspect.ts'
import { start } from './start.ts'
import { trail } from './trail.ts'

/** The commands of `quittance`, in the order of its help. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  start,
  inspect,
  import: importCommand,
  aged,
  dun,
  doctor,
  trail,
  demo,
  backup,
  restore,
}
