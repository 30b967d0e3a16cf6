import { say } from '../../kernel/wording.ts'
import { readConfig } from '../../platform/config.ts'
import { serve } from '../serve.ts'
import { mainWording } from '../wording.ts'
import { print, type Run } from './command.ts'

export const start: Run = async ({ lang }) => {
  const serving = await serve(readConfig(), lang, print)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  print(say(lang, mainWording.stopping))
  await serving.stop()
  print(say(lang, mainWording.stopped))
  return 0
}
